import type { Case } from './case.ts';
import { anyCases } from './ports/any.ts';
import { callbackCases } from './ports/callback.ts';
import { chatCases } from './ports/chat.ts';
import { chatFileCases } from './ports/chat-files.ts';
import { contactCases } from './ports/contact.ts';
import { faqCases } from './ports/faq.ts';
import { networkCases } from './ports/network.ts';

/** All tests of the suite, claimed or not. */
export const conformanceCases: readonly Case[] = [...anyCases, ...contactCases, ...chatCases, ...chatFileCases, ...callbackCases, ...faqCases, ...networkCases];
