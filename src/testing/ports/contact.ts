import * as v from 'valibot';
import { ContactOfferSchema, ContactStatusSchema } from '../../protocol/index.ts';
import { check, checkNamed, equal, rejection } from '../assert.ts';
import { awkwardTexts, type Case } from '../case.ts';
import { letter } from '../stage.ts';

/** What the contact form promises. */
export const contactCases: readonly Case[] = [
  {
    name: 'contact.offer is what the protocol says',
    claim: 'contact.offer',
    async run(stage) {
      const { success, issues } = v.safeParse(ContactOfferSchema, await stage.port('contact').offer?.(stage.call()));
      check(success, `The offer is not one: ${issues?.[0]?.message}`);
    },
  },
  {
    name: 'contact.send resolves when the backend has the letter, and not before',
    claim: 'contact',
    async run(stage) {
      await stage.port('contact').send(letter('Where is my parcel?'), stage.call());
      equal(await stage.control('stored')('contact'), ['Where is my parcel?'], 'One letter must be stored.');
    },
  },
  {
    name: 'contact.send stores a letter once, however often it is repeated',
    claim: 'contact',
    async run(stage) {
      const id = stage.newId();
      const receipts = [];
      for (let time = 0; time < 3; time += 1) receipts.push(await stage.port('contact').send(letter('Once, please'), stage.call({ id })));
      equal(await stage.control('stored')('contact'), ['Once, please'], 'Repeated with the same id, a letter is one letter.');
      equal(receipts[1], receipts[0], 'A repeated letter must get the same receipt.');
    },
  },
  {
    name: 'contact.send stores the same words twice when they were written twice',
    claim: 'contact',
    async run(stage) {
      for (let time = 0; time < 2; time += 1) await stage.port('contact').send(letter('Anybody there?'), stage.call());
      equal(await stage.control('stored')('contact'), ['Anybody there?', 'Anybody there?'], 'Two letters with two ids are two letters.');
    },
  },
  {
    name: 'contact.send keeps text as it was typed',
    claim: 'contact',
    async run(stage) {
      for (const text of awkwardTexts.slice(0, 4)) await stage.port('contact').send(letter(text), stage.call());
      equal(await stage.control('stored')('contact'), awkwardTexts.slice(0, 4), 'Text must be stored as typed.');
    },
  },
  {
    name: 'contact.send names the field that is refused',
    claim: 'contact',
    async run(stage) {
      const refused = await rejection(stage.port('contact').send({ ...letter('Hello'), email: 'not an address' }, stage.call()), ['refused'], '"not an address" is no mail address: throw call.error("refused", { fields: { email: "email" } }), or skip this test if the backend does not look.');
      checkNamed(refused, 'email', 'email');
      equal(await stage.control('stored')('contact'), [], 'What is refused is not stored.');
    },
  },
  {
    name: 'contact.list of somebody who has never written is empty, and keeps nothing',
    claim: 'contact.list',
    async run(stage) {
      equal(await stage.port('contact').list?.(stage.call()), [], 'Nothing has been written.');
      check(!(await stage.isKnown()), 'Looking must not make the visitor known.');
    },
  },
  {
    name: 'contact.list tells how letters stand, the newest first',
    claim: 'contact.list',
    async run(stage) {
      const contact = stage.port('contact');
      const first = await contact.send({ ...letter('Where is my parcel?'), subject: undefined }, stage.call());
      // Two letters of one moment have no order.
      await new Promise((resume) => setTimeout(resume, 5));
      const second = await contact.send({ ...letter('Do you mend pots?'), subject: 'Mending' }, stage.call());
      const standing = async () => (await contact.list?.(stage.call())) ?? [];
      const told = v.safeParse(v.array(ContactStatusSchema), await standing());
      check(told.success, `The list is none: ${told.issues?.[0]?.message}`);
      equal(told.output.map(({ reference, subject, state }) => [reference, subject, state]), [[second?.reference, 'Mending', 'open'], [first?.reference, 'Where is my parcel?', 'open']], 'Both letters are there, and nobody has answered.');
      await stage.control('treatLetter')('solved');
      equal((await standing()).map(({ state }) => state), ['solved', 'open'], 'The newest is done with.');
    },
  },
  {
    name: 'contact.list tells that a letter was answered',
    claim: 'contact.list',
    async run(stage) {
      const contact = stage.port('contact');
      await contact.send(letter('Where is my parcel?'), stage.call());
      await stage.control('treatLetter')('answered');
      equal((await contact.list?.(stage.call()))?.map(({ state }) => state), ['answered'], 'An agent had the last word.');
    },
  },
  {
    name: 'contact.list says so when the backend is down',
    claim: 'contact.list',
    async run(stage) {
      const contact = stage.port('contact');
      await contact.send(letter('Hello'), stage.call());
      await stage.control('goDown')();
      try {
        await rejection(Promise.resolve(contact.list?.(stage.call())), ['unavailable', 'offline'], 'The backend is down.');
      } finally {
        await stage.control('comeBack')();
      }
    },
  },
  {
    name: 'contact.send gets through once after the backend was down, with the same id',
    claim: 'contact',
    async run(stage) {
      const id = stage.newId();
      const send = () => stage.port('contact').send(letter('Patience'), stage.call({ id }));
      await stage.control('goDown')();
      await rejection(send(), ['unavailable', 'offline'], 'The backend is down.');
      await stage.control('comeBack')();
      await send();
      await send();
      equal(await stage.control('stored')('contact'), ['Patience'], 'One letter must be stored.');
    },
  },
];
