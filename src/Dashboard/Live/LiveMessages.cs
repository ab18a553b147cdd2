using System.Collections.Concurrent;
using Ioc.Operations.Live;
using Ioc.Resources;

namespace Ioc.Dashboard.Live;


/// <summary>
/// The messages of the hub, each made once per snapshot, scope and language, when the first viewer wants it; thousands of others then only look, without a lock. Thread-safe.
/// </summary>
public sealed class LiveMessages(LiveBoard board, BoardJson boards, CommunesJson communes, SystemsJson systems, SparksJson sparks, SparkHistory history)
{
    private readonly ConcurrentDictionary<Key, LiveMessage> _boards = new();
    private readonly ConcurrentDictionary<Key, ItemsMessage> _communes = new();
    private readonly ConcurrentDictionary<LiveScope, ItemsMessage> _systems = new();
    private readonly ConcurrentDictionary<Key, SparksMessage> _sparks = new();

    /// <summary>The board of the latest snapshot.</summary>
    public LiveMessage Board(LiveScope scope, Language language)
    {
        LiveSnapshot snapshot = board.Latest;
        var wanted = new Key(scope, language);
        return _boards.TryGetValue(wanted, out LiveMessage? made) && made.Number >= snapshot.Number ? made : _boards.AddOrUpdate(
            wanted,
            key => boards.Write(snapshot, key.Scope, key.Language),
            (key, held) => held.Number >= snapshot.Number ? held : boards.Write(snapshot, key.Scope, key.Language));
    }

    /// <summary>The communes as of the latest snapshot in which any of them differed.</summary>
    public LiveMessage Communes(LiveScope scope, Language language)
    {
        LiveSnapshot snapshot = board.Latest;
        var wanted = new Key(scope, language);
        return _communes.TryGetValue(wanted, out ItemsMessage? made) && made.Snapshot >= snapshot.Number ? made.Message : _communes.AddOrUpdate(
            wanted,
            key => communes.Write(snapshot, key.Scope, key.Language, null),
            (key, held) => held.Snapshot >= snapshot.Number ? held : communes.Write(snapshot, key.Scope, key.Language, held)).Message;
    }

    /// <summary>The systems by state as of the latest snapshot in which any of them differed; the same in every language.</summary>
    public LiveMessage Systems(LiveScope scope)
    {
        LiveSnapshot snapshot = board.Latest;
        return _systems.TryGetValue(scope, out ItemsMessage? made) && made.Snapshot >= snapshot.Number ? made.Message : _systems.AddOrUpdate(
            scope,
            key => systems.Write(snapshot, key, null),
            (key, held) => held.Snapshot >= snapshot.Number ? held : systems.Write(snapshot, key, held)).Message;
    }

    /// <summary>The last 60 minutes of each tile.</summary>
    public LiveMessage Sparks(LiveScope scope, Language language)
    {
        long version = history.Version;
        var wanted = new Key(scope, language);
        return _sparks.TryGetValue(wanted, out SparksMessage? made) && made.Version >= version ? made.Message : _sparks.AddOrUpdate(
            wanted,
            key => new SparksMessage(version, sparks.Write(board.Latest, key.Scope)),
            (key, held) => held.Version >= version ? held : new SparksMessage(version, sparks.Write(board.Latest, key.Scope))).Message;
    }

    private readonly record struct Key(LiveScope Scope, Language Language);

    private sealed record SparksMessage(long Version, LiveMessage Message);
}
