import { expect, test } from "./fixtures"

const title = () => `Ring about the bridge ${crypto.randomUUID().slice(0, 8)}`

test("a task is made, taken by a colleague, finished with words, and taken up again", async ({ as, axe }) => {
  test.slow()
  const wanted = title()
  const maker = await as("coordinator")
  const taker = await as("frontdesk")
  await taker.goto("/tasks?tab=role")
  await maker.goto("/tasks?new=1")
  const dialog = maker.getByRole("dialog", { name: "New task" })
  await dialog.getByLabel("What is there to do?").fill(wanted)
  await dialog.getByLabel("Who does it").selectOption("role:frontdesk")
  await dialog.getByRole("button", { name: "Make the task" }).click()
  await expect(dialog).toBeHidden()

  // It arrives by itself, behind the pill that keeps the list still.
  const row = taker.getByRole("row").filter({ hasText: wanted })
  await expect(taker.getByRole("button", { name: /new/ }).or(row).first()).toBeVisible()
  await taker.reload()
  await row.getByRole("link").click()
  const sheet = taker.getByRole("dialog", { name: wanted })
  await sheet.getByRole("button", { name: "I take it" }).click()
  await expect(sheet.getByText("You", { exact: true })).toBeVisible()
  expect(await axe(taker)).toEqual([])

  await sheet.getByRole("button", { name: "Finish" }).click()
  const finish = taker.getByRole("dialog", { name: "Finish this task" })
  await finish.getByLabel("How did it end?").selectOption("reached")
  await finish.getByLabel("What is there to say").fill("Comes on Monday")
  await finish.getByRole("button", { name: "Finish" }).click()
  await expect(finish).toBeHidden()
  await expect(sheet.getByText("Comes on Monday")).toBeVisible()
  await sheet.getByRole("button", { name: "Take it up again" }).click()
  await expect(sheet.getByRole("button", { name: "Finish" })).toBeVisible()
})

test("the keyboard finishes a row, and the row leaves the list", async ({ as }) => {
  const wanted = title()
  const page = await as("coordinator")
  await page.goto("/tasks")
  await expect(page.getByRole("button", { name: "New task" })).toBeVisible()
  await page.keyboard.press("c")
  const dialog = page.getByRole("dialog", { name: "New task" })
  await dialog.getByLabel("What is there to do?").fill(wanted)
  await expect(dialog.getByLabel("Who does it")).not.toHaveValue("")
  await dialog.getByRole("button", { name: "Make the task" }).click()
  await expect(dialog).toBeHidden()
  await page.goto(`/tasks?q=${encodeURIComponent(wanted)}`)
  await page.getByRole("row").filter({ hasText: wanted }).getByRole("link").focus()
  await page.keyboard.press("e")
  const finish = page.getByRole("dialog", { name: "Finish this task" })
  await finish.getByLabel("How did it end?").selectOption("done")
  await finish.getByRole("button", { name: "Finish" }).click()
  await expect(page.getByRole("main").getByText("No task matches")).toBeVisible()
})

for (const look of [
  { colorScheme: "light" as const, viewport: { width: 1280, height: 800 } },
  { colorScheme: "dark" as const, viewport: { width: 390, height: 844 } },
])
  test(`the list is fit for all, ${look.colorScheme} at ${look.viewport.width} px`, async ({ as, axe }) => {
    const page = await as("coordinator", look)
    await page.goto("/tasks?tab=all")
    await expect(page.getByRole("table", { name: "Tasks" })).toBeVisible()
    expect(await axe(page)).toEqual([])
    await page.goto("/tasks?q=nothing-like-this")
    await expect(page.getByRole("main").getByText("No task matches")).toBeVisible()
    expect(await axe(page)).toEqual([])
  })

test("tasks stand on Today and beside the lead they are about", async ({ as }) => {
  const page = await as("coordinator")
  await page.goto("/")
  await expect(page.getByRole("region", { name: "My tasks" })).toBeVisible()
  await page.goto("/leads")
  await page.getByRole("table", { name: "Leads" }).getByRole("row").nth(1).getByRole("link").first().click()
  await expect(page.getByRole("region", { name: "Tasks" })).toBeVisible()
})

test.describe("who may not", () => {
  test.use({ expectedErrors: [/403/] })

  test("an auditor has no tasks", async ({ as }) => {
    expect((await (await as("auditor")).goto("/tasks"))?.status()).toBe(403)
  })
})
