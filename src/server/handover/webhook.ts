import { createHmac } from 'node:crypto';
import type { Clock } from '../clock.ts';
import { webhookName, type WebhookConfig } from './config.ts';
import { post } from './outgoing.ts';
import type { Target } from './target.ts';

/** Tells an address of the shop, signed as Standard Webhooks has it (standardwebhooks.com): id, time and body. */
export function createWebhookTarget({ url, secret, allowPrivate, ...config }: WebhookConfig, clock: Clock): Target {
  return {
    name: webhookName({ url, ...config }),
    async give(notice, signal) {
      const { id, occasion, at, ...data } = notice;
      const body = JSON.stringify({ type: occasion, timestamp: new Date(at).toISOString(), data });
      const sentAt = String(Math.floor(clock.now() / 1_000));
      const headers = { 'webhook-id': id, 'webhook-timestamp': sentAt, 'webhook-signature': `v1,${sign(secret, `${id}.${sentAt}.${body}`)}` };
      await post({ url, headers, body, allowPrivate, signal });
      return undefined;
    },
  };
}

/** A secret of the standard's own form, `whsec_` and base64, is taken for what it stands for; any other as it is written. */
function sign(secret: string, text: string): string {
  const key = secret.startsWith('whsec_') ? Buffer.from(secret.slice('whsec_'.length), 'base64') : Buffer.from(secret);
  return createHmac('sha256', key).update(text).digest('base64');
}
