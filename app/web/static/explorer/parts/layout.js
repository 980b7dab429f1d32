/** Where the people of a network stand: springs along edges, all others apart, the same picture for the same data. */

export const SIZE = 760;
const ROUNDS = 220;
const MARGIN = 26;

function spread(points, axis, low, high) {
  const values = points.map((one) => one[axis]);
  const [first, last] = [Math.min(...values), Math.max(...values)];
  for (const one of points) one[axis] = last > first ? low + ((one[axis] - first) / (last - first)) * (high - low) : (low + high) / 2;
}

/** A map of id to `{x, y}`. It begins with a spiral, so nothing is left to chance. */
export function placed(nodes, edges) {
  const [width, height] = [SIZE, SIZE * 0.62];
  const points = nodes.map((_, at) => {
    const [turn, out] = [at * 2.39996, Math.sqrt((at + 0.5) / nodes.length)];
    return { x: width / 2 + Math.cos(turn) * out * width * 0.4, y: height / 2 + Math.sin(turn) * out * height * 0.42 };
  });
  const place = new Map(nodes.map((one, at) => [one.id, points[at]]));
  const rest = Math.sqrt((width * height) / nodes.length) * 0.7;
  const reach = rest * 2.2; // beyond, nobody is pushed: groups that share nobody would be pressed against the edges
  for (let round = 0; round < ROUNDS; round++) {
    const most = 14 * (1 - round / ROUNDS);
    const moves = points.map(() => ({ x: 0, y: 0 }));
    const push = (a, b, force) => {
      const [dx, dy] = [points[b].x - points[a].x, points[b].y - points[a].y];
      const far = Math.hypot(dx, dy) || 0.01;
      const by = force(far) / far;
      moves[a].x -= dx * by;
      moves[a].y -= dy * by * 1.2;
      moves[b].x += dx * by;
      moves[b].y += dy * by * 1.2;
    };
    for (let a = 0; a < points.length; a++) for (let b = a + 1; b < points.length; b++) push(a, b, (far) => (far < reach ? (rest * rest) / far : 0));
    for (const one of edges) {
      const [a, b] = [points.indexOf(place.get(one.source)), points.indexOf(place.get(one.target))];
      push(a, b, (far) => -(far * far) / rest / 2.5);
    }
    points.forEach((point, at) => {
      const length = Math.hypot(moves[at].x, moves[at].y) || 1;
      const step = Math.min(most, length) / length;
      point.x = Math.max(MARGIN, Math.min(width - MARGIN, point.x + moves[at].x * step + (width / 2 - point.x) * 0.012));
      point.y = Math.max(MARGIN, Math.min(height - MARGIN, point.y + moves[at].y * step + (height / 2 - point.y) * 0.02));
    });
  }
  spread(points, "x", MARGIN, width - 6 * MARGIN); // names stand to the right
  spread(points, "y", MARGIN, height - MARGIN);
  return place;
}
