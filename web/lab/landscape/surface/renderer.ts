import { log } from "../../../../network/math/exact.ts";
import type { Point3 } from "./camera.ts";
import { createProgram } from "./gl-program.ts";
import type { Scene } from "./scene.ts";
import { lineShaders, MOST_LEVELS, pointShaders, surfaceShaders } from "./shaders.ts";

/** A colour as red, green and blue from 0 to 1. */
export type Rgb = readonly [number, number, number];

/** The colours of a drawing. */
export interface Palette {
  /** One more than there are levels. */
  readonly bands: readonly Rgb[];
  readonly ink: Rgb;
  readonly paper: Rgb;
  /** Of the edges. */
  readonly frame: Rgb;
  /** How much slopes are shaded, from 0 to 1. */
  readonly shade: number;
}

/** Everything that decides one picture. */
export interface Picture {
  readonly view: Float32Array;
  readonly levels: readonly number[];
  /** The band of each point of the path. */
  readonly pathBands: readonly number[];
  readonly marked: number;
  readonly palette: Palette;
  /** Device pixels per CSS pixel. */
  readonly density: number;
}

/** Draws a scene with WebGL2. */
export interface Renderer {
  load(scene: Scene): void;
  /** Draws once, and waits until it is drawn. The time it took, in milliseconds. */
  draw(picture: Picture): number;
  dispose(): void;
}

/** A renderer for this canvas; undefined where there is no WebGL2. */
export function createRenderer(canvas: HTMLCanvasElement): Renderer | undefined {
  const gl = canvas.getContext("webgl2", { antialias: true, alpha: true });
  return gl ? rendererOf(gl, canvas) : undefined;
}

function rendererOf(gl: WebGL2RenderingContext, canvas: HTMLCanvasElement): Renderer {
  const surface = createProgram(gl, surfaceShaders);
  const lines = createProgram(gl, lineShaders);
  const points = createProgram(gl, pointShaders);
  const vertices = gl.createBuffer();
  const indices = gl.createBuffer();
  const scratch = gl.createBuffer();
  let scene: Scene | undefined;

  function drawSurface({ view, levels, palette: { bands, ink, shade } }: Picture, { size, triangles }: Scene): void {
    gl.useProgram(surface.program);
    gl.uniformMatrix4fv(surface.at("view"), false, view);
    gl.uniform1i(surface.at("size"), size);
    gl.uniform1i(surface.at("count"), Math.min(levels.length, MOST_LEVELS));
    gl.uniform1fv(surface.at("levels"), padded(levels.map(log), MOST_LEVELS));
    gl.uniform3fv(surface.at("bands"), padded(bands.flat(), 3 * (MOST_LEVELS + 1)));
    gl.uniform3fv(surface.at("ink"), ink);
    gl.uniform1f(surface.at("shade"), shade);
    gl.bindBuffer(gl.ARRAY_BUFFER, vertices);
    surface.attribute("vertex", 4, 16, 0);
    gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, indices);
    gl.drawElements(gl.TRIANGLES, triangles.length, gl.UNSIGNED_SHORT, 0);
    surface.done();
  }

  function drawLines({ view }: Picture, pieces: readonly (readonly [Point3, Point3])[], width: number, colour: Rgb, opacity = 1): void {
    gl.useProgram(lines.program);
    gl.uniformMatrix4fv(lines.at("view"), false, view);
    gl.uniform2f(lines.at("viewport"), canvas.width, canvas.height);
    gl.uniform1f(lines.at("width"), width);
    gl.uniform4f(lines.at("ink"), ...colour, opacity);
    gl.bindBuffer(gl.ARRAY_BUFFER, scratch);
    gl.bufferData(gl.ARRAY_BUFFER, new Float32Array(pieces.flat(2)), gl.STREAM_DRAW);
    lines.attribute("from", 3, 24, 0, 1);
    lines.attribute("to", 3, 24, 12, 1);
    gl.drawArraysInstanced(gl.TRIANGLE_STRIP, 0, 4, pieces.length);
    lines.done();
  }

  function drawPoints({ view }: Picture, at: readonly Point3[], fill: readonly Rgb[], size: number, rim: Rgb, shape: 0 | 1 | 2): void {
    gl.useProgram(points.program);
    gl.uniformMatrix4fv(points.at("view"), false, view);
    gl.uniform1f(points.at("size"), size);
    gl.uniform3fv(points.at("rim"), rim);
    gl.uniform1i(points.at("shape"), shape);
    gl.uniform1f(points.at("rimWidth"), shape === 2 ? 0.25 : 0.3);
    gl.bindBuffer(gl.ARRAY_BUFFER, scratch);
    gl.bufferData(gl.ARRAY_BUFFER, new Float32Array(at.flatMap((point, i) => [...point, ...(fill[i] ?? rim)])), gl.STREAM_DRAW);
    points.attribute("at", 3, 24, 0);
    points.attribute("fill", 3, 24, 12);
    gl.drawArrays(gl.POINTS, 0, at.length);
    points.done();
  }

  function drawPath(picture: Picture, { path, projectedPath, dots }: Scene): void {
    const { palette, pathBands, density, marked } = picture;
    const { ink, paper, bands } = palette;
    const between = (from: readonly Point3[]) => from.slice(1).map((to, i) => [from[i] as Point3, to] as const);
    drawLines(picture, between(projectedPath), 2 * density, paper, 0.75);
    // Every stem ties a point to its projection; where the path lies on the surface it has no length.
    drawLines(
      picture,
      path.map((point, i) => [point, projectedPath[i] as Point3] as const),
      density,
      ink,
      0.5,
    );
    drawLines(picture, between(path), 5 * density, ink);
    drawLines(picture, between(path), 2.5 * density, paper);
    drawPoints(
      picture,
      dots.map((i) => path[i] as Point3),
      dots.map((i) => bands[pathBands[i] as number] as Rgb),
      6 * density,
      ink,
      0,
    );
    drawPoints(picture, path.slice(0, 1), [paper], 13 * density, ink, 0);
    drawPoints(picture, path.slice(-1), [paper], 11 * density, ink, 1);
    drawPoints(picture, path.slice(marked, marked + 1), [], 23 * density, ink, 2);
    drawPoints(picture, path.slice(marked, marked + 1), [], 20 * density, paper, 2);
  }

  return {
    load(next) {
      scene = next;
      gl.bindBuffer(gl.ARRAY_BUFFER, vertices);
      gl.bufferData(gl.ARRAY_BUFFER, next.vertices, gl.STATIC_DRAW);
      gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, indices);
      gl.bufferData(gl.ELEMENT_ARRAY_BUFFER, next.triangles, gl.STATIC_DRAW);
    },
    draw(picture) {
      const from = performance.now();
      gl.viewport(0, 0, canvas.width, canvas.height);
      gl.clearColor(0, 0, 0, 0);
      gl.clear(gl.COLOR_BUFFER_BIT | gl.DEPTH_BUFFER_BIT);
      gl.enable(gl.DEPTH_TEST);
      gl.enable(gl.BLEND);
      gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
      if (scene) {
        drawSurface(picture, scene);
        // Lines over lines are drawn in their order; only the surface hides what lies behind it.
        gl.depthMask(false);
        drawLines(picture, scene.frame, picture.density, picture.palette.frame, 0.6);
        drawPath(picture, scene);
        gl.depthMask(true);
      }
      // Reading a pixel waits for the drawing, which is otherwise done later.
      gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4));
      return performance.now() - from;
    },
    dispose() {
      gl.getExtension("WEBGL_lose_context")?.loseContext();
    },
  };
}

function padded(values: readonly number[], length: number): Float32Array {
  const array = new Float32Array(length);
  array.set(values.slice(0, length));
  return array;
}
