using Ioc.Dashboard.Tests.Running;
using Ioc.Operations.Access;

namespace Ioc.Dashboard.Tests.Access;

/// <summary>An office behind one address is set up without waiting; who tries on and on is held off.</summary>
public sealed class RateLimitsTests
{
    [Fact]
    public async Task Ways_in_are_counted_each_by_itself_and_passwords_by_person()
    {
        var host = new RunningHost();
        await host.InitializeAsync();
        try
        {
            using HttpClient office = host.Client();
            HttpClient[] people = [.. Enumerable.Range(0, 10).Select(_ => host.As(Roles.Official))];
            for (int tries = 0; tries < 3; tries++)
            {
                foreach (HttpClient person in people)
                {
                    (await StatusAsync(office.GetAsync("/sign-in/link/none"))).ShouldBe(302);
                    (await StatusAsync(person.PostAsync("/account/password/change", Form()))).ShouldBe(400, "it lacks its token");
                    (await StatusAsync(office.PostAsync("/sign-in/password", Form()))).ShouldBe(400, "it lacks its token");
                }
            }

            await HeldOffAsync(() => office.PostAsync("/sign-in/password", Form()));
            await HeldOffAsync(() => people[0].PostAsync("/account/password/change", Form()));
            (await StatusAsync(people[1].PostAsync("/account/password/change", Form()))).ShouldBe(400);
            (await StatusAsync(office.GetAsync("/sign-in/link/none"))).ShouldBe(302);
        }
        finally
        {
            await host.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_person_is_told_in_words()
    {
        var host = new RunningHost();
        await host.InitializeAsync();
        try
        {
            using HttpClient person = host.Client();
            person.DefaultRequestHeaders.Accept.ParseAdd("text/html");
            using HttpResponseMessage answer = await HeldOffAsync(() => person.PostAsync("/sign-in/password", Form()));
            answer.Headers.RetryAfter.ShouldNotBeNull();
            System.Net.WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()).ShouldContain("Hãy đợi một phút");
        }
        finally
        {
            await host.DisposeAsync();
        }
    }

    /// <summary>The first answer 429; however slowly this runs, a minute holds fewer tries than these.</summary>
    private static async Task<HttpResponseMessage> HeldOffAsync(Func<Task<HttpResponseMessage>> attempt)
    {
        for (int tries = 0; tries < 1000; tries++)
        {
            HttpResponseMessage answer = await attempt();
            if ((int)answer.StatusCode == 429)
            {
                return answer;
            }

            answer.Dispose();
        }

        throw new Xunit.Sdk.XunitException("never held off");
    }

    private static async Task<int> StatusAsync(Task<HttpResponseMessage> asked)
    {
        using HttpResponseMessage answer = await asked;
        return (int)answer.StatusCode;
    }

    private static FormUrlEncodedContent Form() => new(new Dictionary<string, string> { ["name"] = "nobody", ["password"] = "wrong" });
}
