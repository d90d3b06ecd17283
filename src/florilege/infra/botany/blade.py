"""Flat shapes of petals and leaves, before they are bent into space.

Across runs from -1 (left edge) to 1, along from 0 (foot) to 1 (tip).
"""

import math
from dataclasses import dataclass

from florilege.infra.botany.space import lerp

Flat = tuple[float, float]


@dataclass(frozen=True)
class Blade:
    """The outline of a petal or leaf. Units: `width` is a share of the length.

    `widest` says where along the length; `tip` how pointed the end is (0.2 blunt, 0.5 round,
    1.2 sharp); `notch` how deep the tip is cut in the middle; `fringe` waves of depth `fray`
    along the tip; `teeth` of depth `bite` along each edge; `heart` draws the lobes of the foot
    behind it; `drip` draws the tip out.
    """

    width: float
    widest: float = 0.5
    tip: float = 0.5
    notch: float = 0.0
    fringe: int = 0
    fray: float = 0.0
    teeth: int = 0
    bite: float = 0.0
    heart: float = 0.0
    drip: float = 0.0
    foot: float = 0.0
    uneven: float = 0.03

    def half_width(self, along: float) -> float:
        """Return half the width at `along`, as a share of the length."""
        if not 0 < along < 1:
            return self.width * self.foot / 2 if along <= 0 else 0.0
        peak, tip = self.widest, self.tip
        base = tip * peak / (1 - peak)
        full = math.pow(along / peak, base) * math.pow((1 - along) / (1 - peak), tip)
        return self.width / 2 * max(full, self.foot * math.sqrt(1 - along))

    def edge(self, *, side: int, samples: int, phase: float) -> list[Flat]:
        """Return one edge from the foot to the tip, as (across, along) in shares of the length."""
        if self.teeth:
            return self._toothed(side, phase)
        return [self._edge_point(step / samples, side, phase) for step in range(samples + 1)]

    def _toothed(self, side: int, phase: float) -> list[Flat]:
        """Return a gully and a point for every tooth, the points leaning to the tip."""
        edge = [self._edge_point(0.0, side, phase)]
        for tooth in range(self.teeth):
            for part, reach in ((0.3, 1.0), (0.85, 1.0 + self.bite)):
                share = (tooth + part) / self.teeth
                across, along = self._edge_point(share, side, phase)
                edge.append((across * reach * (1 - self.bite / 2), along))
        return [*edge, self._edge_point(1.0, side, phase)]

    def _edge_point(self, share: float, side: int, phase: float) -> Flat:
        along = self._spread(share)
        half = self.half_width(along) * (1 + self._unevenness(along, side, phase))
        return self.shaped(side * half, along)

    def _spread(self, share: float) -> float:
        """Take closer steps where the outline turns fast: at a blunt foot or tip."""
        base = self.tip * self.widest / (1 - self.widest)
        low = math.pow(share, min(3.4, max(1.0, 1 / base)))
        high = math.pow(1 - share, min(3.4, max(1.0, 1 / self.tip)))
        return low / (low + high)

    def _unevenness(self, along: float, side: int, phase: float) -> float:
        first = math.sin(along * 7.3 + phase + side * 1.7)
        second = math.sin(along * 15.1 + phase * 2.3 + side)
        return self.uneven * (first + 0.5 * second)

    def shaped(self, across: float, along: float) -> Flat:
        """Apply what bends the grid of the blade: notch, fringe, heart and drip."""
        share = across / (self.width / 2) if self.width else 0.0
        far = along**8
        raised = along
        if self.notch:
            raised -= self.notch * math.exp(-((share / 0.34) ** 2)) * far
        if self.fringe:
            raised -= self.fray * (0.5 + 0.5 * math.cos(math.pi * self.fringe * share)) * far
        if self.heart:
            raised -= self.heart * abs(share) ** 1.5 * (1 - along) ** 4
        if self.drip:
            raised += self.drip * along**3 * math.exp(-((share / 0.12) ** 2))
        return across, raised

    def along_vein(self, across: float, low: float, high: float, steps: int = 7) -> list[Flat]:
        """Return a line that keeps its share of the width, from `low` to `high`."""
        line = []
        for step in range(steps + 1):
            along = lerp(low, high, step / steps)
            line.append(self.shaped(across * self.half_width(along), along))
        return line

    def side_vein(
        self, *, side: int, start: float, reach: float, sweep: float, steps: int = 6
    ) -> list[Flat]:
        """Return a vein leaving the midrib at `start` and sweeping forward towards the edge."""
        line = []
        for step in range(steps + 1):
            share = step / steps
            along = min(0.985, start + sweep * (1 - 0.3 * start) * share**1.35)
            line.append(self.shaped(side * share * reach * self.half_width(along), along))
        return line
