/** Why nothing was signed, in both languages, at the field that it is about. */
export class SigningRefused extends Error {
  constructor(field, words) {
    super(words.en);
    this.field = field;
    this.words = words;
  }
}
