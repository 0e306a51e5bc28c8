/** A linked program with its uniforms and attributes by name. Throws Error if the shaders do not link. */
export function createProgram(gl: WebGL2RenderingContext, sources: readonly [string, string]) {
  const program = gl.createProgram();
  for (const [i, source] of sources.entries()) {
    const shader = gl.createShader(i === 0 ? gl.VERTEX_SHADER : gl.FRAGMENT_SHADER) as WebGLShader;
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
  }
  gl.linkProgram(program);
  if (!gl.getProgramParameter(program, gl.LINK_STATUS) && !gl.isContextLost())
    throw new Error(`the shaders of the surface do not link: ${gl.getProgramInfoLog(program)}`);
  const used: number[] = [];
  return {
    program,
    at: (name: string) => gl.getUniformLocation(program, name),
    /** Reads an attribute from the bound buffer. */
    attribute(name: string, size: number, stride: number, offset: number, divisor = 0) {
      const location = gl.getAttribLocation(program, name);
      gl.enableVertexAttribArray(location);
      gl.vertexAttribPointer(location, size, gl.FLOAT, false, stride, offset);
      gl.vertexAttribDivisor(location, divisor);
      used.push(location);
    },
    /** Leaves the attributes as they were. */
    done() {
      for (const location of used.splice(0)) {
        gl.vertexAttribDivisor(location, 0);
        gl.disableVertexAttribArray(location);
      }
    },
  };
}
