import { expect, test } from "vitest";
import { readAddress, writeAddress } from "./address.ts";

const read = (search: string) => readAddress(new URLSearchParams(search));

test("what is not known is left out, never guessed", () => {
  expect(read("place=kitchen&theme=pink&mobile=0&as=")).toEqual({
    theme: "default",
    client: "web",
  });
});

test("mobile=1 is an Android phone, mobile=ios an iPhone", () => {
  expect([read("mobile=1").client, read("mobile=ios").client]).toEqual(["android", "ios"]);
});

test("what is written is read back", () => {
  const address = {
    as: "requester",
    place: "channel",
    theme: "contrast",
    client: "ios",
    team: "Payments",
    channel: "General",
    tab: "t/1",
    subPage: "secret/a&b=c",
  } as const;
  expect(read(writeAddress(address).slice(2))).toEqual(address);
});
