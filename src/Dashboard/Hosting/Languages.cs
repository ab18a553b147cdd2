using Ioc.Resources;
using Microsoft.AspNetCore.Localization;

namespace Ioc.Dashboard.Hosting;

/// <summary>Language of a page: `?lang=`, else the viewer's cookie, else Vietnamese. What browsers ask for is not followed: the state's language is Vietnamese.</summary>
internal static class Languages
{
    public static void Configure(RequestLocalizationOptions options)
    {
        options.SetDefaultCulture("vi-VN").AddSupportedCultures("vi-VN", "en-GB").AddSupportedUICultures("vi-VN", "en-GB");
        options.RequestCultureProviders = [new CustomRequestCultureProvider(Choose)];
    }

    private static Task<ProviderCultureResult?> Choose(HttpContext context)
    {
        bool chosen = LanguageTag.TryParse(context.Request.Query["lang"], out Language language)
            || LanguageTag.TryParse(context.Request.Cookies[LanguageTag.Cookie], out language);
        return Task.FromResult<ProviderCultureResult?>(new ProviderCultureResult(chosen && language == Language.English ? "en-GB" : "vi-VN"));
    }
}
