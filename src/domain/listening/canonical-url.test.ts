import { expect, test } from "vitest";
import { canonicalUrl } from "./canonical-url.ts";

test.each([
  ["https://bao.example.vn/a1.html", "https://bao.example.vn/a1.html"],
  ["http://bao.example.vn/a1.html", "https://bao.example.vn/a1.html"],
  ["https://BAO.example.vn:443/a1.html/", "https://bao.example.vn/a1.html"],
  ["http://bao.example.vn:80/a1.html", "https://bao.example.vn/a1.html"],
  ["https://bao.example.vn./a1.html#binh-luan", "https://bao.example.vn/a1.html"],
  ["https://bao.example.vn/a?utm_source=x&utm_medium=y&id=7&fbclid=z", "https://bao.example.vn/a?id=7"],
  ["https://bao.example.vn/a?b=2&a=1", "https://bao.example.vn/a?a=1&b=2"],
  ["https://bao.example.vn", "https://bao.example.vn/"],
  ["  https://bao.example.vn/a \n", "https://bao.example.vn/a"],
  ["https://bao.example.vn/ngập nước", "https://bao.example.vn/ng%E1%BA%ADp%20n%C6%B0%E1%BB%9Bc"],
  [
    "https://m.facebook.com/story.php?story_fbid=1&id=2&__tn__=R",
    "https://www.facebook.com/story.php?id=2&story_fbid=1",
  ],
  ["https://youtu.be/dQw4w9WgXcQ?si=abc", "https://www.youtube.com/watch?v=dQw4w9WgXcQ"],
  ["https://www.youtube.com/shorts/dQw4w9WgXcQ?feature=share", "https://www.youtube.com/watch?v=dQw4w9WgXcQ"],
  ["https://m.youtube.com/watch?v=dQw4w9WgXcQ&t=4", "https://www.youtube.com/watch?t=4&v=dQw4w9WgXcQ"],
])("%s is %s", (address, canonical) => {
  expect(canonicalUrl(address)).toBe(canonical);
  // Found again under what it was kept as.
  expect(canonicalUrl(canonical)).toBe(canonical);
});

test.each([
  "",
  "bao.example.vn/a",
  "javascript:alert(1)",
  "data:text/html,x",
  "file:///etc/passwd",
  "ftp://bao.example.vn/a",
  "https://user:pass@bao.example.vn/a",
  "https://localhost/a",
  "https://",
  `https://bao.example.vn/${"a".repeat(3_000)}`,
])("%j is no address of a post", (address) => {
  expect(canonicalUrl(address)).toBeNull();
});
