using System.Text.Json;
using System.Text.Json.Nodes;

namespace KillBot.Tests.FakeDiscord.Rest.Routes;

/// <summary>Registration of application commands, global and per guild.</summary>
internal sealed class CommandRoutes(DiscordWorld world)
{
    public IEnumerable<Route> All() =>
    [
        new("GET", "/applications/{application_id}/commands", call => List(call, 0)),
        new("PUT", "/applications/{application_id}/commands", call => Replace(call, 0)),
        new("GET", "/applications/{application_id}/guilds/{guild_id}/commands", call => List(call, Guild(call))),
        new("PUT", "/applications/{application_id}/guilds/{guild_id}/commands", call => Replace(call, Guild(call))),
    ];

    private Answer List(Call call, ulong guild)
    {
        CheckApplication(call);
        return Answer.Ok(Json(world.Commands.GetValueOrDefault(guild) ?? []));
    }

    private Answer Replace(Call call, ulong guild)
    {
        CheckApplication(call);
        var old = world.Commands.GetValueOrDefault(guild) ?? [];
        var definitions = call.Body.ValueKind == JsonValueKind.Array ? call.Body.EnumerateArray().ToList() : [];
        var commands = new List<FakeCommand>();
        foreach (var definition in definitions)
        {
            var fresh = new FakeCommand(world.NextId(), guild, world.NextId(), definition);
            var known = old.FirstOrDefault(command => command.Name == fresh.Name && command.Type == fresh.Type);
            var same = known is not null && JsonElement.DeepEquals(known.Definition, definition);
            commands.Add(same ? known! : fresh with { Id = known?.Id ?? fresh.Id });
        }

        world.Commands[guild] = commands;
        world.Changed.Signal();
        return Answer.Ok(Json(commands));
    }

    private void CheckApplication(Call call)
    {
        if (call.Id("application_id") != world.ApplicationId)
        {
            throw ApiError.Unknown(10002, "Application");
        }
    }

    private ulong Guild(Call call) =>
        world.Guilds.ContainsKey(call.Id("guild_id")) ? call.Id("guild_id") : throw ApiError.MissingAccess();

    private JsonArray Json(IReadOnlyList<FakeCommand> commands) => new([.. commands.Select(command => command.ToJson(world.ApplicationId))]);
}
