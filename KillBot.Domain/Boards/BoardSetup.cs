using KillBot.Domain.Data;
using KillBot.Domain.Leaderboards;
using KillBot.Domain.Notifications;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KillBot.Domain.Boards;

internal static class BoardSetup
{
    public static IServiceCollection AddBoards(this IServiceCollection services)
    {
        services.AddSingleton(p => new BoardDirectory(Writer(p), Contexts(p), p.GetRequiredService<OutboxSignal>()));
        services.AddSingleton(p => new BoardAgenda(Writer(p), Contexts(p), p.GetRequiredService<OutboxSignal>()));
        services.AddSingleton(p => new BoardPosts(Writer(p), Contexts(p)));
        services.AddSingleton(p => new BoardReader(p.GetRequiredService<StandingsQueries>(), Contexts(p), p.GetRequiredService<TimeProvider>()));
        return services;
    }

    private static DatabaseWriter Writer(IServiceProvider services) => services.GetRequiredService<DatabaseWriter>();

    private static IDbContextFactory<KillBotDbContext> Contexts(IServiceProvider services) =>
        services.GetRequiredService<IDbContextFactory<KillBotDbContext>>();
}
