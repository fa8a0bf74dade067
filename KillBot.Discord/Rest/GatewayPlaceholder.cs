using System.Net;

namespace KillBot.Discord.Rest;

public sealed record GatewayBot(Uri Url, int Shards, SessionStartLimit SessionStartLimit);

public sealed record SessionStartLimit(int Total, int Remaining, int ResetAfter, int MaxConcurrency);

public sealed class DiscordRestException(HttpStatusCode statusCode) : Exception
{
    public HttpStatusCode StatusCode => statusCode;
}

public interface IDiscordRest
{
    Task<GatewayBot> GetGatewayBotAsync(CancellationToken cancellationToken);
}
