// How does a ray through the block become a colour? GLSL for front-to-back marching through an 8-bit volume.
// SPDX-License-Identifier: Apache-2.0

export const vertex = /* glsl */ `
out vec3 at;
void main() {
  at = position;
  gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.0);
}`;

/**
 * `size` is the block in mm, `kept` the upper corner of what the cut leaves (both centred on the block).
 * style 0: see-through, extinction grows with the value above `floor_`; 1: opaque faces; 2: surface at `floor_`.
 * A cut face is drawn opaque in all styles, as a section. Rays end at solid things (`solids`: their depth).
 */
export const fragment = /* glsl */ `
precision highp float;
precision highp sampler3D;
in vec3 at;
out vec4 colour;
uniform sampler3D volume;
uniform sampler2D colours, solids;
uniform vec3 size, kept, eye;
uniform vec2 screen;
uniform mat4 unproject;
uniform float floor_, step_mm, extinction;
uniform int style;
uniform bool cut;

float value(vec3 p) {
  return texture(volume, vec3(p.x / size.x + 0.5, p.z / size.y + 0.5, 0.5 - p.y / size.z)).r;
}
vec3 shade(float v) { return texture(colours, vec2(v * (255.0 / 256.0) + 0.5 / 256.0, 0.5)).rgb; }

vec3 slope(vec3 p) {
  float e = 1.5 * step_mm;
  return vec3(value(p + vec3(e, 0, 0)) - value(p - vec3(e, 0, 0)), value(p + vec3(0, e, 0)) - value(p - vec3(0, e, 0)),
              value(p + vec3(0, 0, e)) - value(p - vec3(0, 0, e)));
}
float light(vec3 normal, vec3 ray) {
  return 0.45 + 0.4 * abs(dot(normal, ray)) + 0.15 * max(0.0, normal.y);
}
float solid_distance(vec3 ray) {
  vec2 uv = gl_FragCoord.xy / screen;
  float depth = texture(solids, uv).r;
  if (depth >= 1.0) return 1e9;
  vec4 p = unproject * vec4(vec3(uv, depth) * 2.0 - 1.0, 1.0);
  return dot(p.xyz / p.w - eye, ray);
}

void main() {
  vec3 ray = normalize(at - eye);
  vec3 half_ = 0.5 * vec3(size.x, size.z, size.y);
  vec3 a = (-half_ - eye) / ray, b = (kept - eye) / ray;
  vec3 nears = min(a, b), fars = max(a, b);
  float enter = max(max(nears.x, nears.y), max(nears.z, 0.0));
  float leave = min(min(fars.x, fars.y), min(fars.z, solid_distance(ray)));
  if (leave <= enter) discard;
  vec3 p = eye + ray * (enter + 1e-4);
  vec3 gap = abs(p - kept);
  bool on_cut = cut && ((kept.x < half_.x - 1e-4 && gap.x < 1e-3) || (kept.y < half_.y - 1e-4 && gap.y < 1e-3)
                        || (kept.z < half_.z - 1e-4 && gap.z < 1e-3));
  if (style == 1 || (on_cut && style == 0)) {
    vec3 face = nears.x >= enter ? vec3(1, 0, 0) : nears.y >= enter ? vec3(0, 1, 0) : vec3(0, 0, 1);
    colour = vec4(shade(value(p)) * (style == 1 ? 0.86 + 0.14 * abs(dot(face, vec3(0.5, 0.9, 0.1))) : 1.0), 1.0);
    return;
  }
  float jitter = fract(52.9829189 * fract(dot(gl_FragCoord.xy, vec2(0.06711056, 0.00583715))));
  vec3 sum = vec3(0.0);
  float through = 1.0;
  if (style == 2 && value(p) > floor_) {
    colour = vec4(shade(value(p)) * (on_cut ? 1.0 : 0.9), 1.0);
    return;
  }
  for (float t = enter + jitter * step_mm; t < leave; t += step_mm) {
    p = eye + ray * t;
    float v = value(p);
    if (v <= floor_) continue;
    if (style == 2) {
      vec3 q = p - 0.5 * ray * step_mm;
      p = value(q) > floor_ ? q : p;
      colour = vec4(shade(min(1.0, floor_ + 0.25)) * light(normalize(slope(p) + 1e-6), ray), 1.0);
      return;
    }
    float above = (v - floor_) / max(1.0 - floor_, 0.01);
    float part = 1.0 - exp(-extinction * pow(above, 1.5) * step_mm);
    sum += through * part * shade(v);
    through *= 1.0 - part;
    if (through < 0.02) break;
  }
  if (through > 0.995) discard;
  colour = vec4(sum, 1.0 - through);
}`;

export const pasteVertex = /* glsl */ `
out vec2 uv_;
void main() { uv_ = position.xy * 0.5 + 0.5; gl_Position = vec4(position.xy, 0.0, 1.0); }`;

export const pasteFragment = /* glsl */ `
precision highp float;
in vec2 uv_;
out vec4 colour;
uniform sampler2D picture;
void main() { colour = texture(picture, uv_); }`;
