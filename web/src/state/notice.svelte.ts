// One line that says what just happened, with a way to undo it. The next one replaces it.
export interface Notice {
  text: string;
  action?: { label: string; run: () => void };
}

const shownMs = 8000;

class Notices {
  current = $state.raw<Notice>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  show(notice: Notice): void {
    this.current = notice;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.close(), shownMs);
  }

  close(): void {
    clearTimeout(this.#timer);
    this.current = undefined;
  }
}

export const notices = new Notices();
