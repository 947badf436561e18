// Reading a chart: the pointer means the nearest point, keys walk and stop at the ends.
import { expect, it } from 'vitest';
import { nearest, step } from './reading';

const points = [{ x_px: 10 }, { x_px: 20 }, { x_px: 40 }];

it('the pointer means the nearest point', () => {
  expect(nearest(points, 0)).toBe(0);
  expect(nearest(points, 31)).toBe(2);
  expect(nearest([], 5)).toBe(-1);
});

it('keys walk from point to point and stop at the ends', () => {
  expect(step('ArrowRight', 1, 3)).toBe(2);
  expect(step('ArrowRight', 2, 3)).toBe(2);
  expect(step('Home', 2, 3)).toBe(0);
  expect(step('PageUp', 0, 3)).toBe(2);
  expect(step('a', 1, 3)).toBeUndefined();
  expect(step('End', 0, 0)).toBeUndefined();
});
