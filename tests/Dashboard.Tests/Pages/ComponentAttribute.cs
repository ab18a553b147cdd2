namespace Ioc.Dashboard.Tests.Pages;

/// <summary>An attribute of a component's tag as it is written in a .razor file.</summary>
internal sealed record ComponentAttribute(string Tag, string Name, string Value)
{
    /// <summary>The attributes of all tags that begin with a capital. A value ends at the quote outside of brackets: C# in it may hold quotes of its own.</summary>
    public static IEnumerable<ComponentAttribute> In(string markup)
    {
        for (int at = 0; (at = markup.IndexOf('<', at)) >= 0;)
        {
            int start = ++at;
            if (at == markup.Length || !char.IsAsciiLetterUpper(markup[at]))
            {
                continue;
            }

            at = EndOf(markup, at);
            string tag = markup[start..at];
            // "List<string>" and "Task<X>" are C#, not tags.
            if (start > 1 && (char.IsLetterOrDigit(markup[start - 2]) || markup[start - 2] == '_'))
            {
                continue;
            }

            while (at < markup.Length && markup[at] is not ('>' or '/'))
            {
                if (char.IsWhiteSpace(markup[at]))
                {
                    at++;
                    continue;
                }

                int name = at;
                at = EndOf(markup, at);
                if (at == name)
                {
                    break;
                }

                if (at + 1 < markup.Length && markup[at] == '=' && markup[at + 1] is '"' or '\'')
                {
                    int value = at + 2;
                    int end = ValueEnd(markup, value, markup[at + 1]);
                    yield return new ComponentAttribute(tag, markup[name..at], markup[value..end]);
                    at = Math.Min(end + 1, markup.Length);
                }
            }
        }
    }

    private static int EndOf(string markup, int at)
    {
        while (at < markup.Length && (char.IsLetterOrDigit(markup[at]) || markup[at] is '@' or ':' or '-' or '_' or '.'))
        {
            at++;
        }

        return at;
    }

    private static int ValueEnd(string markup, int at, char quote)
    {
        int depth = 0;
        while (at < markup.Length && (depth > 0 || markup[at] != quote))
        {
            depth += markup[at] is '(' or '[' or '{' ? 1 : markup[at] is ')' or ']' or '}' ? -1 : 0;
            at++;
        }

        return at;
    }
}
