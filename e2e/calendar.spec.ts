import { randomUUID } from "node:crypto"
import type { Locator, Page } from "@playwright/test"
import type { Runtime } from "@/scripts/runtime"
import { readRows } from "./database"
import { expect, test } from "./fixtures"
import { makeOwnClinic } from "./own-clinic"
import { signedIn } from "./sign-in"

// A Tuesday far ahead: nothing of it has passed, and no clock is put. The clinic is two hours ahead of UTC.
const DAY = "2037-03-03"
const at = (time: string) => `${DAY}T${time}:00+02:00`

/** Dr Ana and Dr Bo, both from nine to five, a room each, and Zoe at ten. */
async function clinicWithCalendar(runtime: Runtime) {
  const clinic = await makeOwnClinic(runtime, "Calendar Dental")
  const [ana, bo, service, zoe, booked] = Array.from({ length: 5 }, () => randomUUID())
  const run = (text: string, ...values: unknown[]) => readRows(runtime, text, [clinic.id, ...values])
  await run(
    `insert into "Practitioner" (id, "clinicId", name, colour, position) values ($2, $1, 'Dr Ana', 2, 0), ($3, $1, 'Dr Bo', 7, 1)`,
    ana,
    bo,
  )
  await run(
    `insert into "Room" (id, "clinicId", name, position) select gen_random_uuid(), $1, 'Room ' || n, n from generate_series(1, 2) n`,
  )
  await run(`insert into "Service" (id, "clinicId", name, minutes) values ($2, $1, 'Check-up', 30)`, service)
  await run(
    `insert into "ServicePractitioner" ("clinicId", "serviceId", "practitionerId") values ($1, $2, $3), ($1, $2, $4)`,
    service,
    ana,
    bo,
  )
  await run(
    `insert into "WorkingHours" (id, "clinicId", "practitionerId", weekday, "fromMinute", "untilMinute")
     select gen_random_uuid(), $1, who, weekday, 540, 1020 from unnest(array[$2, $3]::uuid[]) who, generate_series(1, 7) weekday`,
    ana,
    bo,
  )
  await run(
    `insert into "Patient" (id, "clinicId", name, "nameFolded", "updatedAt") values ($2, $1, 'Zoe Quill', 'zoe quill', now())`,
    zoe,
  )
  await run(
    `insert into "Appointment" (id, "clinicId", "patientId", "practitionerId", "roomId", "serviceId", "startsAt", "endsAt", "busyFrom", "busyUntil")
     select $2, $1, $3, $4, (select id from "Room" where "clinicId" = $1 and position = 1), $5, $6, $7, $6, $7`,
    booked,
    zoe,
    ana,
    service,
    at("10:00"),
    at("10:30"),
  )
  const read = async () => {
    const [row] = await readRows<{ starts: string; ends: string; who: string }>(
      runtime,
      `select to_char("startsAt" at time zone 'Europe/Bucharest', 'HH24:MI') starts,
              to_char("endsAt" at time zone 'Europe/Bucharest', 'HH24:MI') ends, p.name who
       from "Appointment" a join "Practitioner" p on p.id = a."practitionerId" where a.id = $1`,
      [booked],
    )
    return `${row?.starts}–${row?.ends} ${row?.who}`
  }
  return { ...clinic, read }
}

const block = (page: Page, name: RegExp) => page.getByRole("main").getByRole("button", { name })

/** By hand, in steps as a hand makes them; `before` looks before it is let go. */
async function drag(
  page: Page,
  from: Locator,
  by: { x?: number; y?: number },
  grip = false,
  before?: () => Promise<void>,
) {
  await from.hover()
  const box = await from.boundingBox()
  if (!box) throw new Error("nothing to drag")
  const x = box.x + box.width / 2
  const y = grip ? box.y + box.height - 3 : box.y + 8
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x + (by.x ?? 0) / 2, y + (by.y ?? 0) / 2, { steps: 4 })
  await page.mouse.move(x + (by.x ?? 0), y + (by.y ?? 0), { steps: 4 })
  await before?.()
  await page.mouse.up()
}

const HOUR = 72

/** What is drawn by the server listens to nobody yet: a free time shows itself under the pointer once it does. */
const listening = (page: Page) =>
  expect(async () => {
    const lane = await page.locator('[data-lane="1"]').boundingBox()
    if (!lane) throw new Error("no calendar yet")
    await page.mouse.move(lane.x + 40, lane.y + 2 * HOUR + 4)
    await page.mouse.move(lane.x + 40, lane.y + 3 * HOUR + 4)
    await expect(page.getByRole("main").getByRole("button", { name: /^12:00, Dr Bo, free/ })).toBeVisible({
      timeout: 500,
    })
  }).toPass()

test("an appointment is moved by hand and by key, made longer, and stopped by what stands in its way", async ({
  browser,
  baseURL,
  runtime,
  axe,
}) => {
  test.setTimeout(120_000)
  const clinic = await clinicWithCalendar(runtime)
  const storageState = await signedIn(baseURL as string, clinic.email)
  const context = await browser.newContext({ baseURL, storageState, viewport: { width: 1280, height: 1000 } })
  const page = await context.newPage()
  await page.goto(`/appointments?on=${DAY}`)
  const main = page.getByRole("main")
  await listening(page)

  await test.step("by hand, an hour later, and back", async () => {
    await drag(page, block(page, /^10:00–10:30, Zoe Quill/), { y: HOUR }, false, async () => {
      await expect(main.locator("[data-moving=free]")).toContainText("11:00–11:30")
    })
    await expect(block(page, /^11:00–11:30, Zoe Quill/)).toBeVisible()
    await expect.poll(clinic.read).toBe("11:00–11:30 Dr Ana")
    await page.getByRole("button", { name: "Undo" }).click()
    await expect.poll(clinic.read).toBe("10:00–10:30 Dr Ana")
  })

  await test.step("by its lower edge, half an hour longer", async () => {
    await drag(page, block(page, /^10:00–10:30, Zoe Quill/), { y: HOUR / 2 }, true)
    await expect.poll(clinic.read).toBe("10:00–11:00 Dr Ana")
  })

  await test.step("by key, to the other column and later", async () => {
    await block(page, /^10:00–11:00, Zoe Quill/).focus()
    for (const key of ["m", "ArrowRight", "ArrowDown"]) await page.keyboard.press(key)
    await expect(main.locator("[data-moving=free]")).toContainText("10:15–11:15")
    await page.keyboard.press("Enter")
    await expect.poll(clinic.read).toBe("10:15–11:15 Dr Bo")
    await expect(block(page, /^10:15–11:15, Zoe Quill.*Dr Bo/)).toBeFocused()
  })

  await test.step("a free time is booked from where it stands", async () => {
    await block(page, /^10:15–11:15, Zoe Quill/).focus()
    await page.keyboard.press("ArrowLeft")
    await expect(main.getByRole("button", { name: /^10:15, Dr Ana, free/ })).toBeFocused()
    await page.keyboard.press("Home")
    await expect(main.getByRole("button", { name: /^09:00, Dr Ana, free/ })).toBeFocused()
    await page.keyboard.press("Enter")
    const panel = page.getByRole("dialog")
    await panel.getByRole("textbox", { name: /Who is it for/ }).fill("Zoe")
    await panel.getByRole("button", { name: /Zoe Quill/ }).click()
    await panel.getByRole("button", { name: "Go on" }).click()
    await expect(panel).toContainText("09:00")
    await panel.getByRole("button", { name: "Book it" }).click()
    await expect(block(page, /^09:00–09:30, Zoe Quill.*Dr Ana/)).toBeVisible()
  })

  await test.step("from a room's column it is booked into that room, at that time", async () => {
    await readRows(
      runtime,
      `insert into "ServiceRoom" ("clinicId", "serviceId", "roomId")
       select s."clinicId", s.id, r.id from "Service" s join "Room" r using ("clinicId") where s."clinicId" = $1`,
      [clinic.id],
    )
    await page.goto(`/appointments?by=room&on=${DAY}`)
    const free = main.getByRole("button", { name: /^14:00, Room 2, free/ })
    await expect(async () => {
      const lane = await page.locator('[data-lane="1"]').boundingBox()
      if (!lane) throw new Error("no calendar yet")
      await page.mouse.move(lane.x + 40, lane.y + 4 * HOUR)
      await page.mouse.move(lane.x + 40, lane.y + 5 * HOUR + 4)
      await expect(free).toBeVisible({ timeout: 500 })
    }).toPass()
    await free.click()
    const panel = page.getByRole("dialog")
    await panel.getByRole("textbox", { name: /Who is it for/ }).fill("Zoe")
    await panel.getByRole("button", { name: /Zoe Quill/ }).click()
    await panel.getByRole("button", { name: "Take 14:00" }).click()
    await panel.getByRole("button", { name: "Book it" }).click()
    await expect(panel).toHaveCount(0)
    const [made] = await readRows<{ room: string }>(
      runtime,
      `select r.name room from "Appointment" a join "Room" r on r.id = a."roomId" where a."clinicId" = $1 and a."startsAt" = $2`,
      [clinic.id, at("14:00")],
    )
    expect(made).toEqual({ room: "Room 2" })
    await page.goto(`/appointments?on=${DAY}`)
    await listening(page)
  })

  await test.step("where somebody else stands it cannot be put", async () => {
    await readRows(
      runtime,
      `insert into "Appointment" (id, "clinicId", "patientId", "practitionerId", "roomId", "serviceId", "startsAt", "endsAt", "busyFrom", "busyUntil")
       select gen_random_uuid(), "clinicId", "patientId", "practitionerId", "roomId", "serviceId", $2, $3, $2, $3 from "Appointment" where "clinicId" = $1 and "startsAt" = $4`,
      [clinic.id, at("13:00"), at("14:00"), at("10:15")],
    )
    await page.reload()
    await listening(page)
    await drag(page, block(page, /^10:15–11:15, Zoe Quill/), { y: 3 * HOUR }, false, async () => {
      await expect(main.locator("[data-moving=hard]")).toContainText(
        "The practitioner has another appointment then.",
      )
    })
    await expect(page.getByText("It cannot be put there").first()).toBeVisible()
    expect(await clinic.read()).toBe("10:15–11:15 Dr Bo")
  })

  await test.step("what can be waved through is asked first, and left where it was", async () => {
    await block(page, /^10:15–11:15, Zoe Quill/).focus()
    for (const key of ["m", "ArrowLeft", ...Array<string>(11).fill("ArrowDown")])
      await page.keyboard.press(key)
    await expect(main.locator("[data-moving=soft]")).toContainText(
      "The patient has another appointment then.",
    )
    await page.keyboard.press("Enter")
    await page.getByRole("dialog").getByRole("button", { name: "Leave it where it was" }).click()
    await expect(main.locator("[data-moving]")).toHaveCount(0)
    expect(await clinic.read()).toBe("10:15–11:15 Dr Bo")
  })

  expect(await axe(page)).toEqual([])
  await page.goto(`/appointments?view=week&on=${DAY}`)
  await expect(block(page, /^10:15–11:15, Zoe Quill/)).toBeVisible()
  expect(await axe(page)).toEqual([])
  await page.setViewportSize({ width: 390, height: 844 })
  await expect(
    main
      .getByRole("list")
      .getByRole("button", { name: /Zoe Quill/ })
      .first(),
  ).toBeVisible()
  expect(await axe(page)).toEqual([])
  await context.close()
})
