using System.Reflection;
using Ioc.Ingest.State;
using Microsoft.Extensions.Logging;

namespace Ioc.Ingest.Tests;

public sealed class LogTests
{
    [Fact]
    public void Each_message_has_an_event_id_of_its_own()
    {
        (int Id, string Name)[] messages =
        [
            .. from type in typeof(IngestState).Assembly.GetTypes()
               from method in type.GetMethods(BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
               let said = method.GetCustomAttribute<LoggerMessageAttribute>()
               where said is not null
               select (said.EventId, $"{type.Name}.{method.Name}"),
        ];
        messages.Length.ShouldBeGreaterThan(20);
        messages.GroupBy(message => message.Id).Where(id => id.Count() > 1).Select(id => $"{id.Key}: {string.Join(", ", id.Select(message => message.Name))}").ShouldBeEmpty();
    }
}
