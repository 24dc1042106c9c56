import { expect, test } from "vitest";
import { shellAddress, shellFile } from "../../src/model/shell-files";

const SCOPE = "https://tawny.home/app/";
const FILES = ["index.html", "page-12345678.js", "icon.svg"];
const fileAt = (address: string) => shellFile(address, SCOPE, FILES);

test("the page is the page, whatever is behind it", () => {
  for (const end of ["", "index.html", "?again", "#/live", "?x#token=secret"])
    expect(fileAt(SCOPE + end)).toBe("index.html");
  expect(shellAddress("index.html")).toBe("./");
});

test("the page's files are known by their names", () => {
  expect(fileAt(`${SCOPE}page-12345678.js`)).toBe("page-12345678.js");
  expect(shellAddress("icon.svg")).toBe("./icon.svg");
});

test("nothing else is touched: neither the API, nor media, nor what others have", () => {
  const others = [
    "https://tawny.home/api/v1/cameras",
    "https://tawny.home/api/v1/events/1/clip.mp4",
    "https://tawny.home/",
    "https://elsewhere.home/app/icon.svg",
    `${SCOPE}page-87654321.js`,
    `${SCOPE}icon.svg?other`,
    `${SCOPE}sub/icon.svg`,
    `${SCOPE}sw.js`,
  ];
  expect(others.map(fileAt)).toEqual(others.map(() => null));
});
