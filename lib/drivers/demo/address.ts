/** Where a host of the demo answers as the service it carries, and where as the vendor's API. */
export const servicePath = (service: string, environment: string): string => `/at/${service}/${environment}`
export const apiPath = (service: string, environment: string): string =>
  `/demo-host/${service}/${environment}`

/** RFC 2606 keeps .example for writing about: nobody answers there, now or ever. */
export const leadsNowhere = (address: string | null | undefined): boolean =>
  /^https?:\/\/[^/]*\.example(:\d+)?(\/|$)/.test(address ?? "")

/** Whether an address is one of those: what happens there happens on this machine, and is told so. */
export const isDemoAddress = (address: string | null | undefined): boolean =>
  /^http:\/\/127\.0\.0\.1:\d+\/(at|demo-host)\//.test(address ?? "")
