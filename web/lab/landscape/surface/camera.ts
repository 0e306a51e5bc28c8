/** A point of the scene: the plane is the square from −1 to 1 along x and z, and the loss rises along y. */
export type Point3 = readonly [x: number, y: number, z: number];

/** A camera on a sphere around what it looks at. Angles are in radians: azimuth around the vertical, elevation above the plane. */
export interface Camera {
  readonly azimuth: number;
  readonly elevation: number;
  readonly distance: number;
  readonly target: Point3;
}

export const startCamera: Camera = { azimuth: 0.6, elevation: 0.55, distance: 4.3, target: [0, 0.25, 0] };

/** Points that the camera can go to. */
export interface Landmarks {
  readonly start: Point3;
  readonly end: Point3;
}

const TURN = Math.PI / 24;
const ZOOM = 1.15;
const CLOSE = 2.2;

/** The camera after a key: arrows turn, + and − zoom, Home and End look at the path's start and end, 0 resets. Undefined for other keys. */
export function afterKey(camera: Camera, key: string, { start, end }: Landmarks): Camera | undefined {
  switch (key) {
    case "ArrowLeft":
      return turned(camera, -TURN, 0);
    case "ArrowRight":
      return turned(camera, TURN, 0);
    case "ArrowUp":
      return turned(camera, 0, TURN);
    case "ArrowDown":
      return turned(camera, 0, -TURN);
    case "+":
    case "=":
      return zoomed(camera, 1 / ZOOM);
    case "-":
    case "−":
      return zoomed(camera, ZOOM);
    case "Home":
      return { ...camera, target: start, distance: Math.min(camera.distance, CLOSE) };
    case "End":
      return { ...camera, target: end, distance: Math.min(camera.distance, CLOSE) };
    case "0":
      return startCamera;
    default:
      return undefined;
  }
}

/** Turned by these angles; the camera stays above the plane and never looks straight down. */
export function turned(camera: Camera, azimuth: number, elevation: number): Camera {
  const full = 2 * Math.PI;
  return {
    ...camera,
    azimuth: (((camera.azimuth + azimuth) % full) + full) % full,
    elevation: Math.min(1.5, Math.max(0.05, camera.elevation + elevation)),
  };
}

/** Nearer by a factor below 1, further by one above. */
export function zoomed(camera: Camera, factor: number): Camera {
  return { ...camera, distance: Math.min(8, Math.max(0.6, camera.distance * factor)) };
}

const FOCAL = 1 / Math.tan(Math.PI / 9);
const [NEAR, FAR] = [0.2, 30];

/** The matrix from the scene to clip space, column by column, for a picture of this width over height. */
export function viewProjection({ azimuth, elevation, distance, target }: Camera, aspect: number): Float32Array {
  const [sa, ca, se, ce] = [Math.sin(azimuth), Math.cos(azimuth), Math.sin(elevation), Math.cos(elevation)];
  const right: Point3 = [ca, 0, -sa];
  const up: Point3 = [-sa * se, ce, -ca * se];
  const back: Point3 = [sa * ce, se, ca * ce];
  const eye = target.map((t, i) => t + distance * (back[i] as number)) as unknown as Point3;
  const depth = (FAR + NEAR) / (NEAR - FAR);
  const shift = (2 * FAR * NEAR) / (NEAR - FAR);
  const matrix = new Float32Array(16);
  for (let i = 0; i < 3; i++) {
    matrix[4 * i] = (FOCAL / aspect) * (right[i] as number);
    matrix[4 * i + 1] = FOCAL * (up[i] as number);
    matrix[4 * i + 2] = depth * (back[i] as number);
    matrix[4 * i + 3] = -(back[i] as number);
  }
  matrix[12] = -(FOCAL / aspect) * dot(right, eye);
  matrix[13] = -FOCAL * dot(up, eye);
  matrix[14] = -depth * dot(back, eye) + shift;
  matrix[15] = dot(back, eye);
  return matrix;
}

/** Where a point appears, as shares of the picture's width and height from the top left; undefined behind the camera. */
export function project(matrix: Float32Array, [x, y, z]: Point3): readonly [number, number] | undefined {
  const row = (r: number) =>
    (matrix[r] as number) * x + (matrix[4 + r] as number) * y + (matrix[8 + r] as number) * z + (matrix[12 + r] as number);
  const w = row(3);
  return w > NEAR ? [(row(0) / w + 1) / 2, (1 - row(1) / w) / 2] : undefined;
}

function dot(a: Point3, b: Point3): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}
