# Makes sure of a browser, and of a font with Chinese characters, for the browser tests.
# shellcheck shell=bash

ensure_chromium() {
  if command -v chromium >/dev/null && fc-list :lang=zh-cn family 2>/dev/null | grep -q .; then return; fi
  if [[ $EUID != 0 ]] || ! command -v apt-get >/dev/null; then
    fail "The browser tests need Chromium and a Chinese font: run 'sudo apt-get install chromium fonts-noto-cjk fontconfig'."
  fi
  say "Installing Chromium (Debian packages chromium and fonts-noto-cjk)"
  alone chromium install_packages chromium fonts-noto-cjk fontconfig || fail "Chromium could not be installed: run 'apt-get install chromium fonts-noto-cjk' and see why."
}
