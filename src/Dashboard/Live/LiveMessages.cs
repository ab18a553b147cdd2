using System.Collections.Concurrent;
using Ioc.Dashboard.Resources;

namespace Ioc.Dashboard.Live;

/// <summary>A message as it goes to viewers: serialised once, shared by all of them. Number orders messages of one run.</summary>
public sealed record LiveMessage(long Number, byte[] Json);

/// <summary>
/// The messages of the hub, each made once per snapshot, scope and language, when the first viewer wants it. Thread-safe.
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
        return _boards.AddOrUpdate(
            new Key(scope, language),
            key => boards.Write(snapshot, key.Scope, key.Language),
            (key, held) => held.Number >= snapshot.Number ? held : boards.Write(snapshot, key.Scope, key.Language));
    }

    /// <summary>The communes as of the latest snapshot in which any of them differed.</summary>
    public LiveMessage Communes(LiveScope scope, Language language)
    {
        LiveSnapshot snapshot = board.Latest;
        return _communes.AddOrUpdate(
            new Key(scope, language),
            key => communes.Write(snapshot, key.Scope, key.Language, null),
            (key, held) => held.Snapshot >= snapshot.Number ? held : communes.Write(snapshot, key.Scope, key.Language, held)).Message;
    }

    /// <summary>The systems by state as of the latest snapshot in which any of them differed; the same in every language.</summary>
    public LiveMessage Systems(LiveScope scope)
    {
        LiveSnapshot snapshot = board.Latest;
        return _systems.AddOrUpdate(
            scope,
            key => systems.Write(snapshot, key, null),
            (key, held) => held.Snapshot >= snapshot.Number ? held : systems.Write(snapshot, key, held)).Message;
    }

    /// <summary>The last 60 minutes of each tile.</summary>
    public LiveMessage Sparks(LiveScope scope, Language language)
    {
        long version = history.Version;
        return _sparks.AddOrUpdate(
            new Key(scope, language),
            key => new SparksMessage(version, sparks.Write(board.Latest, key.Scope)),
            (key, held) => held.Version >= version ? held : new SparksMessage(version, sparks.Write(board.Latest, key.Scope))).Message;
    }

    private readonly record struct Key(LiveScope Scope, Language Language);

    private sealed record SparksMessage(long Version, LiveMessage Message);
}
