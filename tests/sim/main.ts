import fc from 'fast-check';
import { createKit } from './kit.ts';
import { lightenResponses } from './light-response.ts';
import { play, type Story } from './play.ts';
import { anyStory } from './stories.ts';

export { lightenResponses, createKit, play, anyStory, fc, type Story };
