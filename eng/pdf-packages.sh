# What reports as PDF need: LibreOffice, which prints the Word document, and letters.

need_pdf_packages() { need_packages "reports as PDF" libreoffice-writer-nogui "$(times_font)"; }

# The Times-metric font with Vietnamese letters. Version 1 of Liberation has none of them; 2 has its own package where both exist.
times_font() (
  [[ ! -r /etc/os-release ]] || . /etc/os-release
  case ${ID:-}:${VERSION_ID:-} in
    debian:1[0-2]|ubuntu:2[0-2].*) echo fonts-liberation2 ;;
    *) echo fonts-liberation ;;
  esac
)
