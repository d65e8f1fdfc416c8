import { compose } from "@/lib/drivers/compose/driver"
import { coolify } from "@/lib/drivers/coolify/driver"
import { DRIVER_NAMES, type Driver, type DriverName } from "@/lib/drivers/driver"
import { eas } from "@/lib/drivers/eas/driver"
import { ecs } from "@/lib/drivers/ecs/driver"
import { github } from "@/lib/drivers/github/driver"
import { kubernetes } from "@/lib/drivers/kubernetes/driver"
import { webhook } from "@/lib/drivers/webhook/driver"

const DRIVERS: Readonly<Record<DriverName, Driver>> = {
  coolify,
  compose,
  webhook,
  ecs,
  kubernetes,
  github,
  eas,
}

export const isDriverName = (name: string): name is DriverName =>
  (DRIVER_NAMES as readonly string[]).includes(name)

/** Undefined for `none` and for whatever is no driver. A vendor's own library loads when it is first needed. */
export function driverFor(name: string): Driver | undefined {
  return isDriverName(name) ? DRIVERS[name] : undefined
}
