using KillBot.Domain.ApiKeys;
using KillBot.Domain.Data;
using KillBot.Domain.VRChat.Login;
using KillBot.Domain.VRChat.Profiles;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace KillBot.Domain.VRChat.Client;

/// <summary>What speaks to VRChat's API.</summary>
public static class VRChatClientSetup
{
    /// <summary>Nothing is asked of VRChat before somebody signs in. The host configures <see cref="VRChatApiOptions"/>.</summary>
    internal static void AddVRChatClient(this IServiceCollection services)
    {
        services.AddSingleton<VRChatTransport>();
        services.AddSingleton<VRChatRequestQueue>();
        services.AddSingleton<LoginRequests>();
        services.AddSingleton(p => new VRChatLoginStore(
            p.GetRequiredService<InstanceMemory>(),
            p.GetRequiredService<ISigningKeyProtector>(),
            p.GetRequiredService<ILogger<VRChatLoginStore>>()));
        services.AddSingleton(p => new VRChatLogin(
            p.GetRequiredService<LoginRequests>(),
            p.GetRequiredService<VRChatLoginStore>(),
            p.GetRequiredService<TimeProvider>(),
            p.GetRequiredService<ILogger<VRChatLogin>>()));
        services.AddSingleton(p => new VRChatProfileReader(
            p.GetRequiredService<VRChatRequestQueue>(), p.GetRequiredService<VRChatLogin>()));
        services.AddSingleton(p => new VRChatProfileStore(
            p.GetRequiredService<DatabaseWriter>(), p.GetRequiredService<IDbContextFactory<KillBotDbContext>>()));
    }

    /// <summary>Keeps the login valid, and asks for profiles, from this process.</summary>
    public static IServiceCollection AddVRChatBackground(this IServiceCollection services)
    {
        services.AddHostedService<VRChatLoginKeeper>();
        services.AddHostedService<VRChatProfileFetcher>();
        return services;
    }
}
