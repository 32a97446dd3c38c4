import type { ChannelViewProps } from '../channel.ts';
import type { ContactModel } from './model.ts';
import type { ContactPhrases } from './text/en.ts';

/** What the contact form's screens are given. */
export type ContactViewProps = ChannelViewProps<ContactModel, ContactPhrases>;
