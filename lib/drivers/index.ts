import { DRIVER_NAMES, type Driver, type DriverName } from "@/lib/drivers/driver"
import { webhook } from "@/lib/drivers/webhook/driver"

const DRIVERS: Partial<Record<DriverName, Driver>> = { webhook }

export const isDriverName = (name: string): name is DriverName =>
  (DRIVER_NAMES as readonly string[]).includes(name)

/** Undefined for `none` and for whatever is no driver. What a vendor's own library is needed for loads on first use. */
export function driverFor(name: string): Driver | undefined {
  return isDriverName(name) ? DRIVERS[name] : undefined
}
