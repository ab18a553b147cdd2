# blazor.web.js, where your package sources lack Microsoft.AspNetCore.App.Internal.Assets: the script of ASP.NET Core 9.0
# takes its place. It speaks the same protocol; only its reconnection differs, so pages use what both have.
# eng/BlazorScript.props sees the file and then does not ask for the package (delete it to have set-up ask again).

provide_blazor_script() {
  local script=$root/src/Dashboard/wwwroot/_framework/blazor.web.js
  [[ -s $script ]] && return 0
  feed_has blazor-script && return 0
  say "your package sources lack the package of blazor.web.js: taking the script of ASP.NET Core 9.0"
  quietly "extracting blazor.web.js" "$logs/blazor-script.log" \
    dotnet run --project "$root/eng/blazor-script" -- "$script.part" || exit 1
  mv "$script.part" "$script"
}
