import { startStub, type StubServer } from '../stub-server.ts';

// What a Zendesk account says to somebody who is not signed in: it takes requests, complains about details, and has had
// enough after some. To extend it: an address in `answer`.

export interface StubRequest {
  readonly requester: { readonly name: string; readonly email: string };
  readonly subject: string;
  readonly comment: { readonly body: string };
}

export interface ZendeskStub extends StubServer {
  readonly requests: readonly StubRequest[];
  /** Takes no more than so many, and says so as it does to browsers: with an answer they may not read, or with one they may. */
  limit(count: number, how?: 'silently' | 'openly'): void;
}

/** Starts the stub. */
export async function startZendesk(): Promise<ZendeskStub> {
  const requests: StubRequest[] = [];
  let most = Infinity;
  let isOpen = true;
  const stub = await startStub({
    answer(asked) {
      if (asked.path !== '/api/v2/requests.json' || asked.method !== 'POST') return { status: 404, json: { error: 'InvalidEndpoint' } };
      if (requests.length >= most) return isOpen ? { status: 429, headers: { 'retry-after': '600' }, json: { error: 'TooManyRequests' } } : { status: 200, json: 'unreadable' };
      const { request } = asked.json() as { request: StubRequest };
      if (request.subject.includes('spam')) return { status: 422, json: { error: 'RecordInvalid', details: { requester: [{ description: 'Requester: is suspended.' }] } } };
      requests.push(request);
      return { status: 201, json: { request: { id: 1000 + requests.length, status: 'new' } } };
    },
  });
  return {
    ...stub,
    requests,
    limit(count, how = 'openly') {
      most = count;
      isOpen = how === 'openly';
    },
  };
}
