// Which two stages make a stiffly stable second-order step? Alexander's SDIRK2.
// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace cutis::solvers {

/// Singly diagonally implicit Runge-Kutta method of two stages (R. Alexander, SIAM J. Numer. Anal.
/// 14:1006-1021, 1977). Butcher table:
///
///   gamma | gamma
///     1   | 1 - gamma   gamma
///   ------+------------------
///         | 1 - gamma   gamma        gamma = 1 - 1/sqrt(2)
///
/// Stage s of du/dt = f solves  u_s - gamma dt f(u_s) = u_0 + dt sum_{q<s} a_sq f(u_q);  the last stage is
/// the new value (stiffly accurate). Stability function
///   R(z) = (1 + (1 - 2 gamma) z) / (1 - gamma z)^2,  R(-infinity) = 0 (L-stable), A-stable.
constexpr double sdirk2_gamma = 0.29289321881345247559915563789515;  // 1 - 1/sqrt(2)
constexpr double sdirk2_a21 = 1 - sdirk2_gamma;
constexpr double sdirk2_c1 = sdirk2_gamma, sdirk2_c2 = 1;
constexpr double sdirk2_b1 = 1 - sdirk2_gamma, sdirk2_b2 = sdirk2_gamma;

/// Amplification of one step of u' = lambda u, z = lambda dt.
constexpr double sdirk2_stability(double z) {
  return (1 + (1 - 2 * sdirk2_gamma) * z) / ((1 - sdirk2_gamma * z) * (1 - sdirk2_gamma * z));
}

/// Weights of the embedded first-order solution u_0 + dt f(u_2) (backward Euler over the step with the
/// second stage's rate): error estimate = dt ((b1 - e1) f(u_1) + (b2 - e2) f(u_2)) = dt b1 (f(u_1) - f(u_2)).
constexpr double sdirk2_e1 = 0, sdirk2_e2 = 1;

namespace sdirk2_check {
constexpr double magnitude(double x) { return x < 0 ? -x : x; }
constexpr double round_off = 4e-16;
static_assert(magnitude(2 * (1 - sdirk2_gamma) * (1 - sdirk2_gamma) - 1) < round_off, "gamma = 1 - 1/sqrt(2)");
static_assert(magnitude(sdirk2_b1 + sdirk2_b2 - 1) < round_off, "order 1: sum of b is 1");
static_assert(magnitude(sdirk2_b1 * sdirk2_c1 + sdirk2_b2 * sdirk2_c2 - 0.5) < round_off, "order 2: sum of b c is 1/2");
static_assert(sdirk2_c1 == sdirk2_gamma && magnitude(sdirk2_a21 + sdirk2_gamma - sdirk2_c2) < round_off,
              "rows of A sum to c");
static_assert(sdirk2_b1 == sdirk2_a21 && sdirk2_b2 == sdirk2_gamma, "stiffly accurate: b is the last row of A");
static_assert(magnitude(sdirk2_stability(-1e12)) < 1e-11, "L-stable: R vanishes at minus infinity");
static_assert(magnitude(sdirk2_e1 + sdirk2_e2 - 1) < round_off, "embedded solution is of order 1");
}  // namespace sdirk2_check

}  // namespace cutis::solvers
