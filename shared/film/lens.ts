/** What a lens sees. Millimetres for sensor and focal length, metres for distances, radians. */

/** Horizontal angle of view, radians: 2 atan(w / 2f). */
export const horizontalFov = (sensorWidthMm: number, focalLengthMm: number): number =>
  2 * Math.atan(sensorWidthMm / (2 * focalLengthMm))

/** Vertical angle of a frame of `aspect` (width : height) whose width is the whole sensor, radians. */
export const verticalFov = (sensorWidthMm: number, focalLengthMm: number, aspect: number): number =>
  2 * Math.atan(sensorWidthMm / aspect / (2 * focalLengthMm))

/** Width of what is in frame at a distance, metres: w d / f. */
export const frameWidth = (sensorWidthMm: number, focalLengthMm: number, distanceM: number): number =>
  (sensorWidthMm * distanceM) / focalLengthMm

/** Distance at which the frame is `widthM` wide, metres. */
export const distanceFor = (sensorWidthMm: number, focalLengthMm: number, widthM: number): number =>
  (widthM * focalLengthMm) / sensorWidthMm
