/** The most levels that a surface can have: the length of the arrays in its shader. */
export const MOST_LEVELS = 24;

/** The surface: bands of colour and the contours between them, as on the map; the light only tells slopes apart. */
export const surfaceShaders = [
  `#version 300 es
  uniform mat4 view;
  uniform int size;
  in vec4 vertex; // height, logarithm of the loss, slope of the normal along x and z
  out float value;
  out vec3 normal;
  void main() {
    vec2 at = vec2(gl_VertexID % size, gl_VertexID / size) / float(size - 1) * 2. - 1.;
    value = vertex.y;
    normal = vec3(vertex.z, 1., vertex.w);
    gl_Position = view * vec4(at.x, vertex.x, -at.y, 1.);
  }`,
  `#version 300 es
  precision highp float;
  uniform float levels[${MOST_LEVELS}];
  uniform vec3 bands[${MOST_LEVELS + 1}];
  uniform int count;
  uniform vec3 ink;
  uniform float shade;
  in float value;
  in vec3 normal;
  out vec4 colour;
  void main() {
    int band = 0;
    float line = 0.;
    float width = fwidth(value);
    for (int i = 0; i < ${MOST_LEVELS}; i++) {
      if (i >= count) break;
      if (value >= levels[i]) band = i + 1;
      line = max(line, 1. - smoothstep(.4, 1.3, abs(value - levels[i]) / max(width, 1e-9)));
    }
    float light = dot(normalize(normal), normalize(vec3(-.5, 1., .35)));
    colour = vec4(mix(bands[band] * mix(1., .62 + .45 * light, shade), ink, line * .42), 1.);
  }`,
] as const;

/** Lines of a width in pixels: one rectangle per piece. */
export const lineShaders = [
  `#version 300 es
  uniform mat4 view;
  uniform vec2 viewport;
  uniform float width;
  in vec3 from;
  in vec3 to;
  void main() {
    vec4 a = view * vec4(from, 1.);
    vec4 b = view * vec4(to, 1.);
    vec2 along = normalize((b.xy / b.w - a.xy / a.w) * viewport + vec2(1e-6, 0.));
    float end = float(gl_VertexID / 2);
    float side = float(gl_VertexID % 2) * 2. - 1.;
    vec4 at = mix(a, b, end);
    vec2 offset = (vec2(-along.y, along.x) * side + along * (end * 2. - 1.) * .5) * width / viewport;
    gl_Position = vec4(at.xy + offset * at.w, at.z - .0006 * at.w, at.w);
  }`,
  `#version 300 es
  precision highp float;
  uniform vec4 ink;
  out vec4 colour;
  void main() { colour = vec4(ink.rgb * ink.a, ink.a); }`,
] as const;

/** Points: discs, rings or squares, with a rim. */
export const pointShaders = [
  `#version 300 es
  uniform mat4 view;
  uniform float size;
  in vec3 at;
  in vec3 fill;
  out vec3 inner;
  void main() {
    gl_Position = view * vec4(at, 1.);
    gl_Position.z -= .004 * gl_Position.w;
    gl_PointSize = size;
    inner = fill;
  }`,
  `#version 300 es
  precision highp float;
  uniform vec3 rim;
  uniform int shape; // 0 disc, 1 square, 2 ring
  uniform float rimWidth; // as a share of the size
  in vec3 inner;
  out vec4 colour;
  void main() {
    vec2 from = abs(gl_PointCoord - .5) * 2.;
    float distance = shape == 1 ? max(from.x, from.y) : length(from);
    if (distance > 1. || (shape == 2 && distance < 1. - rimWidth)) discard;
    colour = vec4(distance > 1. - rimWidth ? rim : inner, 1.);
  }`,
] as const;
