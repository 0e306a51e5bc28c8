/* The 9-15-1 network in C, as fast as we know how to write it: the yardstick of the kernel.
 * cc -O3 -march=native -ffp-contract=fast. Shapes are constants, lanes run across samples, products and sums are fused, and
 * the bits are not those of the other implementations. Without arguments it prints the width of its lanes in bits; with a
 * data file (the number of rows, then 9 inputs and 1 target per row, all doubles) it obeys lines on standard input:
 * NAME REPEATS  ->  nanoseconds, checksum. */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* As many lanes as a register of the machine has, and as many columns of the gradient (N inputs and a 1, for the bias) as
 * its registers hold sums for two units. */
#if defined(__AVX512F__)
enum { LANES = 8, COLUMNS = 10 };
#elif defined(__AVX2__)
enum { LANES = 4, COLUMNS = 5 };
#elif defined(__aarch64__)
enum { LANES = 2, COLUMNS = 10 };
#else
enum { LANES = 2, COLUMNS = 5 };
#endif
enum { N = 9, H = 15, BATCH = 32, MANY = 10000, PARAMETERS = H * N + H + H + 1 };
typedef double vec __attribute__((vector_size(LANES * sizeof(double))));
typedef int64_t ivec __attribute__((vector_size(LANES * sizeof(double))));

static vec splat(double x) { return x - (vec){0}; }
static vec pick(ivec mask, vec a, vec b) { return (vec)((mask & (ivec)a) | (~mask & (ivec)b)); }
static double sum(vec v) {
  double s = 0;
  for (int i = 0; i < LANES; i++) s += v[i];
  return s;
}

/* 1 / (1 + e^-z) for |z| < 700. */
static vec sigmoid(vec z) {
  vec x = pick(z < 0, -z, z);
  x = pick(x < 700, x, splat(700));
  const vec magic = splat(0x1.8p52);
  vec t = magic - x * 1.4426950408889634;
  vec k = t - magic;
  vec r = -x - k * 0.6931471803691238 - k * 1.9082149292705877e-10;
  vec p = splat(1.0 / 39916800);
  p = p * r + 1.0 / 3628800;
  p = p * r + 1.0 / 362880;
  p = p * r + 1.0 / 40320;
  p = p * r + 1.0 / 5040;
  p = p * r + 1.0 / 720;
  p = p * r + 1.0 / 120;
  p = p * r + 1.0 / 24;
  p = p * r + 1.0 / 6;
  p = p * r + 0.5;
  p = p * r + 1;
  p = p * r + 1;
  vec e = p * (vec)(((ivec)t << 52) + (ivec)splat(1));
  return pick(z < 0, e, splat(1)) / (1 + e);
}

/* Samples in columns of LANES: x[block][feature], with a 1 after the features, and y[block]; `live` marks the lanes that
 * hold a sample. */
typedef struct {
  int blocks, rows;
  vec (*x)[N + 1];
  vec *y, *live;
} columns;

static columns room(int rows) {
  columns c = {(rows + LANES - 1) / LANES, rows, NULL, NULL, NULL};
  c.x = aligned_alloc(64, (c.blocks * sizeof *c.x + 63) / 64 * 64);
  c.y = aligned_alloc(64, (c.blocks * sizeof *c.y + 63) / 64 * 64);
  c.live = aligned_alloc(64, (c.blocks * sizeof *c.live + 63) / 64 * 64);
  memset(c.x, 0, c.blocks * sizeof *c.x);
  memset(c.y, 0, c.blocks * sizeof *c.y);
  memset(c.live, 0, c.blocks * sizeof *c.live);
  for (int i = 0; i < c.blocks; i++) c.x[i][N] = splat(1);
  return c;
}

static void place(columns c, int at, const double *row) {
  for (int k = 0; k < N; k++) c.x[at / LANES][k][at % LANES] = row[k];
  c.y[at / LANES][at % LANES] = row[N];
  c.live[at / LANES][at % LANES] = 1;
}

static const double *W1(const double *p) { return p; }
static const double *B1(const double *p) { return p + H * N; }
static const double *W2(const double *p) { return p + H * N + H; }

static inline vec forward(const double *p, const vec *x, vec *a) {
  vec in[N], z = splat(W2(p)[H]), even = splat(0);
  for (int k = 0; k < N; k++) in[k] = x[k];
#pragma GCC unroll 15
  for (int j = 0; j < H; j++) {
    vec s = splat(B1(p)[j]);
#pragma GCC unroll 9
    for (int k = 0; k < N; k++) s += W1(p)[j * N + k] * in[k];
    s = pick(s > 0, s, splat(0));
    a[j] = s;
    if (j % 2) z += W2(p)[j] * s;
    else even += W2(p)[j] * s;
  }
  return sigmoid(z + even);
}

enum { STRIP = 64 / LANES };

/* g += dz · x over a strip, for `units` rows of g and dz and `width` columns of g and x. Both are constants at every call,
 * so that the sums stay in registers. */
static inline __attribute__((always_inline)) void accumulate(
    int units, int width, vec *g, int columns, vec (*dz)[STRIP], const vec *x, int stride, int blocks) {
  vec s[2][H + 1];
#pragma GCC unroll 2
  for (int u = 0; u < units; u++)
#pragma GCC unroll 16
    for (int k = 0; k < width; k++) s[u][k] = g[u * columns + k];
  for (int i = 0; i < blocks; i++, x += stride) {
#pragma GCC unroll 16
    for (int k = 0; k < width; k++)
#pragma GCC unroll 2
      for (int u = 0; u < units; u++) s[u][k] += dz[u][i] * x[k];
  }
#pragma GCC unroll 2
  for (int u = 0; u < units; u++)
#pragma GCC unroll 16
    for (int k = 0; k < width; k++) g[u * columns + k] = s[u][k];
}

/* The gradient of the mean loss, one strip of samples after another, each in the L1 cache. */
static void gradient(const double *p, double *g, columns c) {
  static vec d[1][STRIP], dz[H][STRIP], a[STRIP][H + 1];
  vec g1[H][N + 1], g2[H + 1];
  memset(g1, 0, sizeof g1);
  memset(g2, 0, sizeof g2);
  const double scale = 1.0 / c.rows;
  for (int from = 0; from < c.blocks; from += STRIP) {
    int blocks = c.blocks - from < STRIP ? c.blocks - from : STRIP;
    for (int i = 0; i < blocks; i++) {
      d[0][i] = (forward(p, c.x[from + i], a[i]) - c.y[from + i]) * c.live[from + i] * scale;
      a[i][H] = splat(1);
    }
    for (int j = 0; j < H; j++)
      for (int i = 0; i < blocks; i++) dz[j][i] = pick(a[i][j] > 0, d[0][i] * W2(p)[j], splat(0));
    const vec *x = c.x[from];
    for (int at = 0; at < H + 1; at += 8) accumulate(1, 8, g2 + at, H + 1, d, a[0] + at, H + 1, blocks);
    for (int j = 0; j + 1 < H; j += 2)
      for (int at = 0; at < N + 1; at += COLUMNS) accumulate(2, COLUMNS, g1[j] + at, N + 1, dz + j, x + at, N + 1, blocks);
    if (H % 2) accumulate(1, N + 1, g1[H - 1], N + 1, dz + H - 1, x, N + 1, blocks);
  }
  for (int j = 0; j < H; j++) {
    for (int k = 0; k < N; k++) g[j * N + k] = sum(g1[j][k]);
    g[H * N + j] = sum(g1[j][N]);
  }
  for (int j = 0; j <= H; j++) g[H * N + H + j] = sum(g2[j]);
}

static void descend(double *p, const double *g, double rate) {
  for (int e = 0; e < PARAMETERS; e++) p[e] -= rate * g[e];
}

static void adam(double *p, const double *g, double *m, double *s, double rate, long step) {
  double r = rate / (1 - pow(0.9, step)), root = sqrt(1 - pow(0.999, step));
  for (int e = 0; e < PARAMETERS; e++) {
    m[e] = 0.9 * m[e] + 0.1 * g[e];
    s[e] = 0.999 * s[e] + 0.001 * g[e] * g[e];
    p[e] -= r * m[e] / (sqrt(s[e]) / root + 1e-8);
  }
}

static uint64_t state = 88172645463325252ull;
static uint32_t below(uint32_t bound) {
  state ^= state << 13, state ^= state >> 7, state ^= state << 17;
  return (uint32_t)(((state >> 32) * bound) >> 32);
}

static double predict(const double *p, const double *x) {
  typedef double half __attribute__((vector_size(16 * sizeof(double))));
  static half w[N], b, w2;
  static const double *packed;
  if (packed != p) { /* the initial weights, laid out once, one unit per lane */
    packed = p;
    memset(w, 0, sizeof w), memset(&b, 0, sizeof b), memset(&w2, 0, sizeof w2);
    for (int j = 0; j < H; j++) {
      for (int k = 0; k < N; k++) w[k][j] = W1(p)[j * N + k];
      b[j] = B1(p)[j], w2[j] = W2(p)[j];
    }
  }
  half z = b;
#pragma GCC unroll 9
  for (int k = 0; k < N; k++) z += x[k] * w[k];
  double s = W2(p)[H];
  for (int j = 0; j < 16; j++) s += (z[j] > 0 ? z[j] : 0) * w2[j];
  return sigmoid(splat(s))[0];
}

int main(int count, char **arguments) {
  if (count == 1) return printf("%d\n", 64 * LANES), 0;
  FILE *file = fopen(arguments[1], "rb");
  double header;
  if (!file || fread(&header, 8, 1, file) != 1) return 1;
  int rows = (int)header;
  double *data = malloc(rows * (N + 1) * sizeof(double)), p[PARAMETERS], g[PARAMETERS], m[PARAMETERS], s[PARAMETERS];
  if (fread(data, sizeof(double) * (N + 1), rows, file) != (size_t)rows) return 1;

  columns all = room(rows), part = room(500 < rows ? 500 : rows), batch = room(BATCH), many = room(MANY);
  for (int i = 0; i < rows; i++) place(all, i, data + i * (N + 1));
  for (int i = 0; i < part.rows; i++) place(part, i, data + i * (N + 1));
  for (int i = 0; i < MANY; i++) place(many, i, data + i % rows * (N + 1));
  int order[500];
  for (int i = 0; i < part.rows; i++) order[i] = i;

  char name[32];
  long repeats;
  while (scanf("%31s %ld", name, &repeats) == 2) {
    struct timespec from, to;
    double check = 0;
    /* Each command starts afresh: weights that Adam has driven up for minutes make denormal gradients, which are slow. */
    long step = 0;
    memset(m, 0, sizeof m), memset(s, 0, sizeof s);
    for (int e = 0; e < PARAMETERS; e++) p[e] = e < H * N + H ? sin(e) * 0.5 : sin(e) * 0.3;
    clock_gettime(CLOCK_MONOTONIC, &from);
    for (long r = 0; r < repeats; r++) {
      if (!strcmp(name, "epoch500") || !strcmp(name, "epoch683")) {
        gradient(p, g, name[5] == '5' ? part : all);
        descend(p, g, 0.07);
        check = p[0];
      } else if (!strcmp(name, "adam")) {
        for (int i = part.rows - 1; i > 0; i--) {
          int j = below(i + 1), kept = order[i];
          order[i] = order[j], order[j] = kept;
        }
        for (int at = 0; at < part.rows; at += BATCH) {
          batch.rows = part.rows - at < BATCH ? part.rows - at : BATCH;
          for (int i = 0; i < batch.rows; i++) place(batch, i, data + order[at + i] * (N + 1));
          for (int i = batch.rows; i < BATCH; i++) batch.live[i / LANES][i % LANES] = 0;
          gradient(p, g, batch);
          adam(p, g, m, s, 0.001, ++step);
        }
        check = p[0];
      } else if (!strcmp(name, "predict")) {
        for (int i = 0; i < 1000; i++) check += predict(p, data + i % rows * (N + 1));
      } else if (!strcmp(name, "many")) {
        vec a[H], total = splat(0);
        for (int i = 0; i < many.blocks; i++) {
          many.y[i] = forward(p, many.x[i], a);
          total += many.y[i];
        }
        check = sum(total);
      }
    }
    clock_gettime(CLOCK_MONOTONIC, &to);
    printf("%.0f %.17g\n", (to.tv_sec - from.tv_sec) * 1e9 + (to.tv_nsec - from.tv_nsec), check);
    fflush(stdout);
  }
  return 0;
}
