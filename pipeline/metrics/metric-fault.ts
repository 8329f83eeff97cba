/** A metric that cannot be computed as asked. */
export class MetricFault extends Error {
  readonly next: string | undefined;
  /** `file:line`. */
  readonly where: string | undefined;

  constructor(message: string, next?: string, where?: string) {
    super(message);
    this.next = next;
    this.where = where;
  }
}
