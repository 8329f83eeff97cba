/** Wall time. */
export function secondsBetween(from: Date, to: Date): number {
  return (to.getTime() - from.getTime()) / 1000;
}

/** `YYYY-MM-DD HH:MM:SS`, UTC. */
export function utcText(time: Date): string {
  return time.toISOString().slice(0, 19).replace("T", " ");
}
