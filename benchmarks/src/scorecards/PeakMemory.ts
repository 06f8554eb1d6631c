/** The most that the process has grown by, looked at ten times a second. */
export class PeakMemory {
  readonly #before = process.memoryUsage.rss();
  readonly #timer = setInterval(() => this.#look(), 100);
  #peak = this.#before;

  stop(): number {
    clearInterval(this.#timer);
    this.#look();
    return this.#peak - this.#before;
  }

  #look() {
    this.#peak = Math.max(this.#peak, process.memoryUsage.rss());
  }
}
