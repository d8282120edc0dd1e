/** Gives the viewer its words in the language of the page. */
import { word } from './words.js';

export const translationModule = { translate: ['value', word] };
