// How is the block drawn? three.js: solid needles and lines, and a ray-marched volume pasted over them.
// SPDX-License-Identifier: Apache-2.0
import {
  AmbientLight, BackSide, BoxGeometry, Data3DTexture, DataTexture, DepthTexture, DirectionalLight, GLSL3, LinearFilter, Matrix4, Mesh, NoBlending,
  NormalBlending, OrthographicCamera, PerspectiveCamera, PlaneGeometry, RedFormat, Scene, ShaderMaterial, Spherical,
  SRGBColorSpace, Vector2, Vector3, WebGLRenderer, WebGLRenderTarget,
} from "three";
import { OrbitControls } from "three/examples/jsm/controls/OrbitControls.js";
import { list, type Scan } from "../contract";
import { lookup } from "./colours";
import { Needles } from "./needles";
import { Outline } from "./outline";
import { Vessels } from "./vessels";
import { fragment, pasteFragment, pasteVertex, vertex } from "./shader";

export type Style = "through" | "faces" | "surface";
export type CutAxis = "x" | "y" | "depth";
const styles: Style[] = ["through", "faces", "surface"];

export const hasWebGL2 = () => Boolean(document.createElement("canvas").getContext("webgl2"));

function volumeTexture(scan: Scan) {
  const texture = new Data3DTexture(new Uint8Array(scan.nx * scan.ny * scan.nz), scan.nx, scan.ny, scan.nz);
  texture.format = RedFormat;
  texture.minFilter = texture.magFilter = LinearFilter;
  texture.unpackAlignment = 1;
  return texture;
}

function colourTexture() {
  const texture = new DataTexture(lookup(), 256, 1);
  texture.minFilter = texture.magFilter = LinearFilter;
  texture.needsUpdate = true;
  return texture;
}

export class BlockView {
  readonly size: Vector3;  ///< mm: x, y, depth
  readonly camera = new PerspectiveCamera(26, 1, 0.01, 200);
  readonly controls: OrbitControls;
  readonly needles: Needles;
  readonly vessels: Vessels;
  private readonly renderer: WebGLRenderer;
  private readonly solids = new Scene();
  private readonly block = new Scene();
  private readonly lines = new Scene();
  private readonly paste = new Scene();
  private readonly flat = new OrthographicCamera(-1, 1, 1, -1, 0, 1);
  private readonly outline: Outline;
  private readonly texture: Data3DTexture;
  private readonly march: ShaderMaterial;
  private readonly depths = new WebGLRenderTarget(1, 1, { depthTexture: new DepthTexture(1, 1) });
  private readonly picture = new WebGLRenderTarget(1, 1, { depthBuffer: false });

  constructor(readonly canvas: HTMLCanvasElement, scan: Scan) {
    const [dx, dy, dz] = scan.voxel_mm;
    this.size = new Vector3(scan.nx * dx, scan.ny * dy, scan.nz * dz);
    this.renderer = new WebGLRenderer({ canvas, alpha: true, antialias: true, preserveDrawingBuffer: true });
    this.renderer.outputColorSpace = SRGBColorSpace;
    this.renderer.autoClear = false;
    this.texture = volumeTexture(scan);
    this.march = this.marcher(Math.min(dx, dy, dz));
    this.block.add(new Mesh(new BoxGeometry(this.size.x, this.size.z, this.size.y), this.march));
    this.needles = new Needles(list(scan.punctures), this.size);
    this.vessels = new Vessels(scan, this.size);
    this.renderer.localClippingEnabled = true;
    const lamp = new DirectionalLight(0xffffff, 1.6);
    this.camera.add(lamp);  // shines from where one looks
    this.solids.add(this.needles.mesh, this.vessels.group, this.camera, new AmbientLight(0xffffff, 1.8));
    this.outline = new Outline(this.size, list(scan.layers));
    this.lines.add(this.outline.group);
    this.paste.add(new Mesh(new PlaneGeometry(2, 2), new ShaderMaterial({
      glslVersion: GLSL3, vertexShader: pasteVertex, fragmentShader: pasteFragment, depthTest: false, depthWrite: false,
      transparent: true, blending: NormalBlending, premultipliedAlpha: true,
      uniforms: { picture: { value: this.picture.texture } },
    })));
    this.controls = new OrbitControls(this.camera, canvas);
    this.controls.enablePan = false;
    this.controls.autoRotateSpeed = 0.9;
    canvas.style.touchAction = "pan-y";  // a finger moving up or down scrolls the page
  }

  setVolume(bytes: Uint8Array) {
    this.texture.image.data = bytes as Uint8Array<ArrayBuffer>;
    this.texture.needsUpdate = true;
  }

  setStyle(style: Style) { this.march.uniforms.style!.value = styles.indexOf(style); }

  /** Shows only values above this share of the scale. */
  setFloor(share: number) { this.march.uniforms.floor_!.value = share; }

  /** Extinction at the top of the scale, 1/mm; the see-through style only. */
  setOpacity(per_mm: number) { this.march.uniforms.extinction!.value = per_mm; }

  /** Keeps the part of the block up to `kept` (0..1) along an axis; for depth the part below. */
  setCut(axis: CutAxis, kept: number) {
    const corner = new Vector3(this.size.x / 2, this.size.z / 2, this.size.y / 2);
    const key = axis === "x" ? "x" : axis === "y" ? "z" : "y";
    corner[key] *= 2 * Math.max(0.005, kept) - 1;
    this.march.uniforms.kept!.value.copy(corner);
    this.vessels.setKept(corner);
    this.march.uniforms.cut!.value = kept < 0.999;
  }

  /** The whole block in view, with room at both sides for labels. */
  fit(width: number, height: number, left_px: number, right_px: number) {
    this.camera.aspect = width / height;
    this.camera.setViewOffset(width, height, (right_px - left_px) / 2, 0, width, height);
    const slope = Math.tan((this.camera.fov * Math.PI) / 360), across = Math.hypot(this.size.x, this.size.y) / 2;
    const share = Math.max(0.3, (width - left_px - right_px) / width);
    const distance = Math.max((this.size.z * 0.57) / slope + across, across / (slope * this.camera.aspect * share) + across);
    const place = new Spherical().setFromVector3(this.camera.position);
    if (place.radius < 1e-6) place.set(1, 1.23, 0.62);
    this.camera.position.setFromSpherical(place.set(distance, place.phi, place.theta));
    this.camera.lookAt(0, 0, 0);
    this.controls.minDistance = distance * 0.25;
    this.controls.maxDistance = distance * 2;
    this.renderer.setPixelRatio(Math.min(2, devicePixelRatio));
    this.renderer.setSize(width, height, false);
  }

  /** Turns and zooms without a mouse; angles in radians. */
  orbit(around: number, up: number, zoom: number) {
    const place = new Spherical().setFromVector3(this.camera.position);
    place.theta += around;
    place.phi = Math.max(0.05, Math.min(Math.PI - 0.05, place.phi + up));
    place.radius = Math.max(this.controls.minDistance, Math.min(this.controls.maxDistance, place.radius * zoom));
    this.camera.position.setFromSpherical(place);
    this.camera.lookAt(0, 0, 0);
  }

  /** `quality` (0..1) is the resolution of the volume; lines and needles are always sharp. */
  render(quality: number) {
    const full = this.renderer.getDrawingBufferSize(new Vector2());
    const coarse = full.clone().multiplyScalar(quality).floor().max(new Vector2(16, 16));
    this.camera.updateMatrixWorld();
    this.march.uniforms.eye!.value.copy(this.camera.position);
    this.march.uniforms.screen!.value.copy(coarse);
    this.march.uniforms.unproject!.value.multiplyMatrices(this.camera.matrixWorld, this.camera.projectionMatrixInverse);
    this.draw(this.depths, coarse, this.solids);
    this.draw(this.picture, coarse, this.block);
    this.renderer.setRenderTarget(null);
    this.renderer.clear();
    this.outline.split(this.camera.position, false);
    this.renderer.render(this.lines, this.camera);
    this.renderer.render(this.solids, this.camera);
    this.renderer.render(this.paste, this.flat);
    this.outline.split(this.camera.position, true);
    this.renderer.render(this.lines, this.camera);
  }

  private draw(target: WebGLRenderTarget, size: Vector2, scene: Scene) {
    if (target.width !== size.x || target.height !== size.y) target.setSize(size.x, size.y);
    this.renderer.setRenderTarget(target);
    this.renderer.clear();
    this.renderer.render(scene, this.camera);
  }

  private marcher(step_mm: number) {
    const all = new Vector3(this.size.x / 2, this.size.z / 2, this.size.y / 2);
    return new ShaderMaterial({
      glslVersion: GLSL3, vertexShader: vertex, fragmentShader: fragment, side: BackSide, blending: NoBlending,
      depthTest: false, depthWrite: false,
      uniforms: {
        volume: { value: this.texture }, colours: { value: colourTexture() }, solids: { value: this.depths.depthTexture },
        size: { value: this.size }, kept: { value: all }, eye: { value: new Vector3() }, screen: { value: new Vector2() },
        unproject: { value: new Matrix4() }, floor_: { value: 0 }, step_mm: { value: step_mm },
        extinction: { value: 0 }, style: { value: 0 }, cut: { value: false },
      },
    });
  }
}
