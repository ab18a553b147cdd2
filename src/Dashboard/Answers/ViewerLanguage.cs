using Ioc.Resources;

namespace Ioc.Dashboard.Answers;

/// <summary>The viewer's language: `?lang=`, which is then kept in a cookie, else that cookie, else Vietnamese.</summary>
public static class ViewerLanguage
{
    public static Language Of(HttpContext context)
    {
        if (LanguageTag.TryParse(context.Request.Query["lang"], out Language asked))
        {
            context.Response.Cookies.Append(LanguageTag.Cookie, LanguageTag.Of(asked), new CookieOptions
            {
                HttpOnly = true,
                SameSite = SameSiteMode.Lax,
                Secure = context.Request.IsHttps,
                IsEssential = true,
                MaxAge = TimeSpan.FromDays(400),
            });
            return asked;
        }

        return LanguageTag.TryParse(context.Request.Cookies[LanguageTag.Cookie], out Language kept) ? kept : Language.Vietnamese;
    }
}
