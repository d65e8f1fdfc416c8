import { expect, it } from "vitest"
import { eas } from "@/lib/drivers/eas/driver"

const place = {
  service: "patient-app",
  environment: "production",
  image: null,
  replicas: 1,
  settings: { project: "acme/app" },
  secrets: {},
}
const release = { gitSha: "a".repeat(40), imageDigest: "eas:1" }

it("starts, stops and brings back nothing, and says so once and for all", async () => {
  const tried = [
    eas.deploy(place, release, "key"),
    eas.restore(place, {}, "key"),
    eas.progress(place, "build"),
    eas.stop(place),
    eas.resume(place, 1),
  ]
  for (const one of tried)
    await expect(one).rejects.toMatchObject({ name: "DriverError", more: { isFinal: true } })
  expect(eas.about).toMatchObject({ byDigest: false, saysDigest: false, canStop: false })
})

it("claims to know of nothing that runs", async () => {
  expect(await eas.current(place)).toMatchObject({ digest: null, gitSha: null, replicas: 0 })
  expect(await eas.logs(place, new Date(0), 10)).toBeNull()
})

it("keeps its project as the webhook names it", () => {
  expect(eas.settings.parse({ project: "Acme/Patient-App" })).toEqual({ project: "acme/patient-app" })
})
