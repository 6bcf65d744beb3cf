/** What is wrong with a placement's input. */
export type PlacementErrorCode =
  | 'bad-skill'
  | 'duplicate-skill'
  | 'unknown-skill'
  | 'cycle'
  | 'bad-chance'
  | 'bad-limit'
  | 'bad-outcome'
  | 'asked-enough'
  | 'bad-message';

export class PlacementError extends Error {
  override readonly name = 'PlacementError';
  readonly code: PlacementErrorCode;

  constructor(code: PlacementErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
