import { num, oneOf } from '../fields/index.ts'
import { kind } from './kind.ts'

export const camera = kind({
  id: 'camera',
  label: 'Camera',
  icon: 'video',
  help: 'Looks along −Z. Its width of view follows from sensor width and focal length.',
  fields: {
    sensorWidth: num({
      label: 'Sensor width',
      unit: 'mm',
      default: 24.89,
      min: 1,
      max: 100,
      step: 0.01,
      group: 'Lens',
      help: 'Super 35 is 24.89 mm, full frame 36 mm',
    }),
    focalLength: num({ label: 'Focal length', unit: 'mm', default: 35, min: 4, max: 1200, step: 1, group: 'Lens' }),
    aspect: oneOf(
      {
        '1.33': '1.33 : 1',
        '1.66': '1.66 : 1',
        '1.78': '16 : 9',
        '1.85': '1.85 : 1',
        '2.00': '2 : 1',
        '2.39': '2.39 : 1',
        '0.56': '9 : 16',
      },
      { label: 'Frame', default: '2.39', group: 'Lens', help: 'Width to height of the delivered frame' },
    ),
    tStop: num({ label: 'T-stop', default: 2.8, min: 0.7, max: 32, step: 0.1, group: 'Exposure' }),
    iso: num({ label: 'ISO', default: 800, min: 25, max: 25600, step: 100, integer: true, group: 'Exposure' }),
    shutter: num({
      label: 'Shutter',
      unit: 'rad',
      default: Math.PI,
      min: 0.01,
      max: Math.PI * 2,
      step: 0.01,
      group: 'Exposure',
      help: 'Shutter angle; 180° is half the frame time',
    }),
    fps: num({ label: 'Frame rate', default: 24, min: 1, max: 240, step: 1, group: 'Exposure' }),
    focusDistance: num({ label: 'Focus', unit: 'm', default: 3, min: 0.1, max: 10000, step: 0.01, group: 'Lens' }),
  },
})
