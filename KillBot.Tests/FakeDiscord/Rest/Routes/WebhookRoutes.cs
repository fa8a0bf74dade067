namespace KillBot.Tests.FakeDiscord.Rest.Routes;

/// <summary>Follow-ups to interactions, and changes to what was answered.</summary>
internal sealed class WebhookRoutes(DiscordWorld world)
{
    private const string Root = "/webhooks/{webhook_id}/{webhook_token}";

    public IEnumerable<Route> All() =>
    [
        new("POST", Root, FollowUp),
        new("GET", $"{Root}/messages/@original", call => Answer.Ok(Original(call).ToJson())),
        new("PATCH", $"{Root}/messages/@original", call => Edit(call, Original(call))),
        new("DELETE", $"{Root}/messages/@original", call => Delete(Original(call))),
        new("GET", $"{Root}/messages/{{message_id}}", call => Answer.Ok(Message(call).ToJson())),
        new("PATCH", $"{Root}/messages/{{message_id}}", call => Edit(call, Message(call))),
        new("DELETE", $"{Root}/messages/{{message_id}}", call => Delete(Message(call))),
    ];

    private Answer FollowUp(Call call)
    {
        var interaction = Interaction(call);
        return Answer.Ok(interaction.AddFollowUp(call.Body, call.Files, world.Now).ToJson());
    }

    private Answer Edit(Call call, FakeMessage message)
    {
        Interaction(call).Edit(message, call.Body, call.Files, world.Now);
        return Answer.Ok(message.ToJson());
    }

    private static Answer Delete(FakeMessage message)
    {
        message.Channel.Remove(message);
        return Answer.NoContent;
    }

    private FakeMessage Original(Call call) =>
        Interaction(call).Original is { IsDeleted: false } message ? message : throw ApiError.UnknownMessage();

    private FakeMessage Message(Call call)
    {
        var interaction = Interaction(call);
        var id = call.Id("message_id");
        return interaction.Original is { IsDeleted: false } original && original.Id == id
            ? original
            : interaction.FollowUps.FirstOrDefault(message => message.Id == id && !message.IsDeleted) ?? throw ApiError.UnknownMessage();
    }

    private FakeInteraction Interaction(Call call)
    {
        var token = call.Text("webhook_token");
        var interaction = world.Interactions.Values.FirstOrDefault(known => known.Token == token);
        if (call.Id("webhook_id") != world.ApplicationId)
        {
            throw ApiError.UnknownWebhook();
        }

        if (interaction is null || world.Now - interaction.SentAt > world.Options.InteractionTokenLifetime)
        {
            throw new ApiError(401, 50027, "Invalid Webhook Token");
        }

        // Before the first answer there is no webhook yet.
        return interaction.AcknowledgedAt is null ? throw ApiError.UnknownWebhook() : interaction;
    }
}
