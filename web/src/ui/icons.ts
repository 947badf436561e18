// Line icons on a grid of 16, drawn in the colour of the text. One path each.
export const icons = {
  scorecard: 'M2.5 3.5h7M2.5 8h11M2.5 12.5h5M12 2v3',
  plan: 'M3 2.5v9.5a1.5 1.5 0 0 0 1.5 1.5H7M3 7.5h4M9 6h4.5v3H9zM9 12h4.5v3H9zM3 2.5h4',
  plus: 'M8 3v10M3 8h10',
  chevron: 'M6 3.5 10.5 8 6 12.5',
  calendar: 'M2.5 4h11v9.5h-11zM2.5 7h11M5.5 2.5V5M10.5 2.5V5',
  sun: 'M8 5.2a2.8 2.8 0 1 1 0 5.6 2.8 2.8 0 0 1 0-5.6M8 1.5v1M8 13.5v1M1.5 8h1M13.5 8h1M3.4 3.4l.7.7M11.9 11.9l.7.7M3.4 12.6l.7-.7M11.9 4.1l.7-.7',
  moon: 'M13.2 9.8A5.6 5.6 0 0 1 6.2 2.8a5.6 5.6 0 1 0 7 7',
  auto: 'M8 2.3a5.7 5.7 0 1 1 0 11.4zM8 2.3a5.7 5.7 0 1 0 0 11.4',
  close: 'M4 4l8 8M12 4l-8 8',
  clock: 'M8 2.3a5.7 5.7 0 1 1 0 11.4A5.7 5.7 0 0 1 8 2.3M8 4.8V8l2.2 1.5',
  edit: 'M10.8 2.7l2.5 2.5-7.6 7.6-3 .5.5-3zM9.3 4.2l2.5 2.5',
  search: 'M7 2.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9M10.3 10.3l3.2 3.2',
  copy: 'M5.5 5.5h8v8h-8zM3 10.5h-.5v-8h8V3',
  upload: 'M8 10.5v-8M4.8 5.2 8 2.2l3.2 3M2.5 10.5v3h11v-3',
  trash: 'M3 4.5h10M6.5 4.5v-2h3v2M4.2 4.5l.6 9h6.4l.6-9',
  check: 'M3 8.5 6.5 12 13 4.5',
  settings: 'M8 5.6a2.4 2.4 0 1 1 0 4.8 2.4 2.4 0 0 1 0-4.8M8 1.8v1.8M8 12.4v1.8M1.8 8h1.8M12.4 8h1.8M3.6 3.6l1.3 1.3M11.1 11.1l1.3 1.3M3.6 12.4l1.3-1.3M11.1 4.9l1.3-1.3',
  person: 'M8 2.5a2.7 2.7 0 1 1 0 5.4 2.7 2.7 0 0 1 0-5.4M2.8 13.5c.4-2.6 2.5-4 5.2-4s4.8 1.4 5.2 4',
  work: 'M2.5 5.5h11v8h-11zM6 5.5v-2h4v2M2.5 9h11',
  more: 'M3.5 8h.01M8 8h.01M12.5 8h.01',
  table: 'M2.5 3h11v10h-11zM2.5 6.3h11M2.5 9.7h11M6.5 3v10',
} as const;

export type IconName = keyof typeof icons;
