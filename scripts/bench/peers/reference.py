"""The 9-15-1 network in numpy, with every array updated in place. The protocol is that of reference.c."""

import sys
import time

import numpy as np

data = np.fromfile(sys.argv[1])[1:].reshape(-1, 10)
generator = np.random.default_rng(1)
W1, b1 = generator.standard_normal((15, 9)) * 0.3, np.zeros(15)
W2, b2 = generator.standard_normal(15) * 0.3, np.zeros(1)
parameters = [W1, b1, W2, b2]
initial = [p.copy() for p in parameters]
state = [[np.zeros_like(p) for p in parameters] for _ in range(2)]
scratch = [[np.zeros_like(p) for p in parameters] for _ in range(2)]
steps = 0


class Net:
    """The buffers for a batch of rows. Samples are columns, so that the inner loops of numpy run over the samples."""

    def __init__(self, rows):
        self.X, self.y = np.ascontiguousarray(rows[:, :9].T), rows[:, 9].copy()
        self.A, self.dZ, self.mask = (np.empty((15, len(rows))) for _ in range(3))
        self.z, self.ones = np.empty(len(rows)), np.ones(len(rows))
        self.gradient = [np.empty_like(p) for p in parameters]

    def forward(self):
        np.dot(W1, self.X, out=self.A)
        self.A += b1[:, None]
        np.maximum(self.A, 0, out=self.A)
        np.dot(W2, self.A, out=self.z)
        self.z += b2
        np.negative(self.z, out=self.z)
        np.exp(self.z, out=self.z)
        self.z += 1
        np.reciprocal(self.z, out=self.z)

    def backward(self):
        dW1, db1, dW2, db2 = self.gradient
        self.z -= self.y
        self.z *= 1 / len(self.z)
        np.dot(self.A, self.z, out=dW2)
        db2[0] = self.z.sum()
        np.sign(self.A, out=self.mask)
        np.multiply.outer(W2, self.z, out=self.dZ)
        self.dZ *= self.mask
        np.dot(self.dZ, self.X.T, out=dW1)
        np.dot(self.dZ, self.ones, out=db1)


def descend(gradient):
    for p, g in zip(parameters, gradient):
        g *= 0.07
        p -= g


def adam(gradient):
    global steps
    steps += 1
    rate, root = 0.001 / (1 - 0.9**steps), (1 - 0.999**steps) ** 0.5
    for p, g, m, s, t, u in zip(parameters, gradient, *state, *scratch):
        m *= 0.9
        np.multiply(g, 0.1, out=t)
        m += t
        s *= 0.999
        np.multiply(g, g, out=t)
        t *= 0.001
        s += t
        np.sqrt(s, out=t)
        t /= root
        t += 1e-8
        np.divide(m, t, out=u)
        u *= rate
        p -= u


part, whole = Net(data[:500]), Net(data)
many, single = Net(data[np.arange(10_000) % len(data)]), Net(data[:1])
batches = {32: Net(data[:32]), 20: Net(data[:20])}


def epoch(net):
    net.forward()
    net.backward()
    descend(net.gradient)


def adam_epoch():
    order = generator.permutation(500)
    for at in range(0, 500, 32):
        places = order[at : at + 32]
        net = batches[len(places)]
        np.take(part.X, places, axis=1, out=net.X)
        np.take(part.y, places, out=net.y)
        net.forward()
        net.backward()
        adam(net.gradient)


def predictions():
    for i in range(1000):
        single.X[:, 0] = data[i % len(data), :9]
        single.forward()


work = {
    "epoch500": lambda: epoch(part),
    "epoch683": lambda: epoch(whole),
    "adam": adam_epoch,
    "predict": predictions,
    "many": many.forward,
}
for line in sys.stdin:
    name, repeats = line.split()
    for p, start in zip(parameters, initial):
        p[...] = start
    for vector in (*state[0], *state[1]):
        vector[...] = 0
    steps = 0
    start = time.perf_counter_ns()
    for _ in range(int(repeats)):
        work[name]()
    print(time.perf_counter_ns() - start, W1[0, 0], flush=True)
