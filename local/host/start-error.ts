/** What stops a start: the app or its settings ask for something that can't work, or that Azure would fail at silently. */
export class StartError extends Error {
  readonly code: string;

  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StartError';
    this.code = code;
  }

  /** Whether a file or a setting is at fault, and no code. */
  get isMisuse(): boolean {
    return /^(HOST_JSON|MAIN|PACKAGE|SETTINGS?)_/.test(this.code);
  }
}
