import { describe, expect, it } from "vitest"
import { html } from "@/lib/web/html"

describe("html", () => {
  it("escapes whatever is no markup, in text and in attributes", () => {
    const evil = `"><script>alert('1')</script>&amp;`
    expect(html`<b title="${evil}">${evil}</b>`.text).toBe(
      '<b title="&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;amp;">' +
        "&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;amp;</b>",
    )
  })

  it("takes markup, numbers and lists as they are, and leaves out what is absent", () => {
    const items = ["<a>", "b"].map((one) => html`<li>${one}</li>`)
    expect(html`${0}<ul>${items}</ul>${null}${undefined}${false}`.text).toBe(
      "0<ul><li>&lt;a&gt;</li><li>b</li></ul>",
    )
  })
})
