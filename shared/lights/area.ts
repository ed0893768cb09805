import { num } from '../fields/index.ts'
import { lightType } from './light-type.ts'

export const area = lightType({
  id: 'area',
  label: 'Panel',
  help: 'A soft panel that shines along −Z from its whole face.',
  unit: 'nit',
  fields: {
    width: num({ label: 'Width', unit: 'm', default: 1.2, min: 0.05, max: 20, step: 0.05, group: 'Source' }),
    height: num({ label: 'Height', unit: 'm', default: 0.6, min: 0.05, max: 20, step: 0.05, group: 'Source' }),
  },
  // Lambertian panel, cut in 4 × 4 patches so that it stays right close to it (under 2 % from half its size on).
  arrives: ({ intensity, width, height }, [x, y, z]) => {
    const patch = (width * height) / 16
    let sum = 0
    let fx = 0
    let fy = 0
    let fz = 0
    for (let i = 0; i < 4; i++)
      for (let j = 0; j < 4; j++) {
        const dx = ((i + 0.5) / 4 - 0.5) * width - x
        const dy = ((j + 0.5) / 4 - 0.5) * height - y
        const dz = -z
        const d2 = Math.max(dx * dx + dy * dy + dz * dz, patch / Math.PI)
        const d = Math.sqrt(d2)
        const lux = (intensity * patch * Math.max(0, dz / d)) / d2
        sum += lux
        fx += (lux * dx) / d
        fy += (lux * dy) / d
        fz += (lux * dz) / d
      }
    const length = Math.hypot(fx, fy, fz)
    if (length === 0) return { lux: 0, from: [0, 0, 1] }
    return { lux: sum, from: [fx / length, fy / length, fz / length] }
  },
})
